package com.clariva.connect.adapters.instagram;

import com.clariva.connect.core.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** An Instagram that answers what it is told to, and remembers what it was asked. */
final class AnsweringServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    static final Secret APP_SECRET = Secret.of("0123456789abcdef0123456789abcdef");

    // Held here, or its level would be forgotten. It prints whole addresses.
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    static {
        SERVER_LOG.setLevel(Level.WARNING);
    }

    private final MockWebServer server = new MockWebServer();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Function<RecordedRequest, MockResponse> answers = request -> json(500, "");

    AnsweringServer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return answers.apply(request);
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    /** Takes the request and hangs up. */
    static MockResponse hangUp() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    /** Takes the request and says nothing. */
    static MockResponse silence() {
        return new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
    }

    void answers(Function<RecordedRequest, MockResponse> how) {
        answers = how;
    }

    void answers(MockResponse always) {
        answers = request -> always;
    }

    /** What came in, however it was answered. */
    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** What the call listener heard: {@code operation outcome}. */
    List<String> heard() {
        return List.copyOf(calls);
    }

    InstagramOverHttp instagram() {
        return InstagramOverHttp.with(settings());
    }

    InstagramSettings settings() {
        return InstagramSettings.of(
                        "990000000000001",
                        APP_SECRET,
                        URI.create("https://connect.example.org/api/v1/settings/instagram/callback"),
                        InstantSource.fixed(NOW))
                .withAddresses(new InstagramSettings.Addresses(
                        uri("/oauth/authorize"), uri("/oauth/access_token"), uri("/"), "v25.0"))
                .withListener(this::hear);
    }

    private void hear(String operation, String outcome, Duration duration) {
        calls.add(operation + " " + outcome);
    }

    URI uri(String path) {
        return server.url(path).uri();
    }

    @Override
    public void close() {
        server.close();
    }
}
