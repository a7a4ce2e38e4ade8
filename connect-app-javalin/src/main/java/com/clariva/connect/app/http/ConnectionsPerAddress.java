package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.Capacity;
import com.clariva.connect.app.metrics.CapacityRefusals;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.IO;

/**
 * Bounds the open connections of one client address; what is over the bound is closed when it is accepted. Not counted
 * are addresses of trusted proxies, which bring many clients, and connections that have carried a verified webhook. Of
 * an IPv6 address the first 64 bits count, since one client may use all others.
 */
final class ConnectionsPerAddress implements SelectorManager.AcceptListener {
    private static final int IPV6_PREFIX_BYTES = 8;

    private final int most;
    private final Predicate<InetAddress> isTrustedProxy;
    private final CapacityRefusals refusals;
    private final Map<SelectableChannel, InetAddress> counted = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();

    ConnectionsPerAddress(int most, Predicate<InetAddress> isTrustedProxy, CapacityRefusals refusals) {
        this.most = most;
        this.isTrustedProxy = requireNonNull(isTrustedProxy, "isTrustedProxy is null");
        this.refusals = requireNonNull(refusals, "refusals is null");
    }

    /** The connection of {@code request} has carried a verified webhook; it counts no more. */
    void verified(Request request) {
        forget(channelOf(request));
    }

    private static Object channelOf(Request request) {
        return request.getConnectionMetaData().getConnection().getEndPoint().getTransport();
    }

    /** Whose connection it is, as far as it is counted. */
    Optional<InetAddress> clientOf(Request request) {
        return Optional.ofNullable(counted.get(channelOf(request)));
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        clientOf(channel).ifPresent(client -> {
            counted.put(channel, client);
            if (open.merge(client, 1, Integer::sum) > most) {
                refusals.record(Capacity.CONNECTIONS_PER_ADDRESS);
                IO.close(channel);
            }
        });
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        forget(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        forget(channel);
    }

    private void forget(Object channel) {
        InetAddress client = counted.remove(channel);
        if (client != null) {
            open.computeIfPresent(client, (known, connections) -> connections > 1 ? connections - 1 : null);
        }
    }

    private Optional<InetAddress> clientOf(SelectableChannel channel) {
        try {
            return channel instanceof SocketChannel socket
                            && socket.getRemoteAddress() instanceof InetSocketAddress remote
                    ? Optional.of(remote.getAddress())
                            .filter(isTrustedProxy.negate())
                            .map(ConnectionsPerAddress::network)
                    : Optional.empty();
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    private static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_PREFIX_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("sixteen bytes are an address", e);
        }
    }
}
