package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Asks a Redis that cannot be used whether it speaks TLS. One that does not says nothing at all to a TLS client, and one
 * that does closes the connection of a client without TLS, so that neither can be told from one that is away. Nothing
 * secret is sent.
 */
final class TlsProbe {
    private static final int LIMIT_MILLIS = 1000;
    private static final byte[] PING = "PING\r\n".getBytes(US_ASCII);

    private TlsProbe() {}

    /** Empty if {@code address} and Redis agree, or nobody can tell; Sentinels are not asked. */
    static Optional<RedisProblem> mismatch(RedisURI address) {
        String host = address.getHost();
        if (host == null || host.isEmpty()) {
            return Optional.empty();
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, address.getPort()), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            if (address.isSsl()) {
                return answersWithoutTls(socket) ? Optional.of(RedisProblem.NO_TLS) : Optional.empty();
            }
            return speaksTls(socket, host, address.getPort()) ? Optional.of(RedisProblem.ONLY_TLS) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean answersWithoutTls(Socket socket) throws IOException {
        socket.getOutputStream().write(PING);
        int first = socket.getInputStream().read();
        return first == '+' || first == '-';
    }

    /** It does so too if its certificate is not trusted, or if it refuses us in a TLS alert. */
    private static boolean speaksTls(Socket socket, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, port, true)) {
            secured.startHandshake();
            return true;
        } catch (SSLException e) {
            return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
                    .anyMatch(cause -> cause instanceof GeneralSecurityException
                            || String.valueOf(cause.getMessage()).startsWith("Received fatal alert"));
        }
    }
}
