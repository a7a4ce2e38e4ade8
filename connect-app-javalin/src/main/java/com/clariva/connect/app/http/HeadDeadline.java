package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.WebhookMeters;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections whose request head has begun to arrive and is not complete within the deadline. Jetty's idle
 * timeout does not: each byte begins it anew. Every half second it looks at all connections; one without a byte of a
 * head is left to the idle timeout.
 */
final class HeadDeadline extends AbstractLifeCycle implements Connection.Listener {
    static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Server server;
    private final WebhookMeters meters;
    private final Map<HttpConnection, Progress> connections = new ConcurrentHashMap<>();

    HeadDeadline(Server server, WebhookMeters meters) {
        this.server = requireNonNull(server, "server is null");
        this.meters = requireNonNull(meters, "meters is null");
    }

    @Override
    protected void doStart() {
        lookLater();
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof HttpConnection http) {
            connections.put(http, Progress.of(http));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof HttpConnection http) {
            connections.remove(http);
        }
    }

    private void lookLater() {
        server.getScheduler().schedule(this::look, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        connections.replaceAll((connection, before) -> before.now(connection));
        connections.forEach((connection, progress) -> {
            if (progress.isLate()) {
                connections.remove(connection);
                meters.tooSlow("head");
                connection.getEndPoint().close();
            }
        });
        if (isRunning()) {
            lookLater();
        }
    }

    /**
     * How far a connection is with its next head.
     *
     * @param heads complete ones so far
     * @param bytes that had been read by then
     * @param isNext whether the connection was at its next head, not at a request
     * @param sinceNanos when that was
     */
    private record Progress(long heads, long bytes, boolean isNext, long sinceNanos) {
        static Progress of(HttpConnection connection) {
            return new Progress(
                    connection.getMessagesIn(),
                    connection.getBytesIn(),
                    connection.getParser().inHeaderState(),
                    System.nanoTime());
        }

        Progress now(HttpConnection connection) {
            boolean sameHead = isNext
                    && connection.getMessagesIn() == heads
                    && connection.getParser().inHeaderState();
            boolean begun = !connection.getParser().isStart() || connection.getBytesIn() != bytes;
            return sameHead && begun ? this : of(connection);
        }

        boolean isLate() {
            return System.nanoTime() - sinceNanos > DEADLINE.toNanos();
        }
    }
}
