package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.WebhookMeters;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Closes connections on which a request's head does not arrive, or an answer is not taken, within its deadline. Jetty's
 * idle timeout does not: each byte begins it anew. Every half second it looks at all connections; one without a byte of
 * a head is left to the idle timeout.
 */
final class ConnectionDeadlines extends AbstractLifeCycle implements Connection.Listener {
    static final Duration HEAD = Duration.ofSeconds(5);
    /** A large answer has a second more for each {@link #BYTES_PER_SECOND}. */
    static final Duration ANSWER = Duration.ofSeconds(10);

    private static final long BYTES_PER_SECOND = 8 * 1024;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Server server;
    private final WebhookMeters meters;
    private final Map<HttpConnection, Progress> connections = new ConcurrentHashMap<>();

    ConnectionDeadlines(Server server, WebhookMeters meters) {
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
            if (progress.headIsLate()) {
                close(connection, "head");
            } else if (progress.answerIsLate(connection)) {
                close(connection, "answer");
            }
        });
        if (isRunning()) {
            lookLater();
        }
    }

    private void close(HttpConnection connection, String part) {
        connections.remove(connection);
        meters.tooSlow(part);
        connection.getEndPoint().close();
    }

    /** What a connection waits for from its client. */
    private enum Awaited {
        NEXT_HEAD,
        NOTHING,
        /** That it takes what was written. */
        READING;

        static Awaited of(HttpConnection connection) {
            if (connection.getParser().inHeaderState()) {
                return NEXT_HEAD;
            }
            return connection.getEndPoint() instanceof AbstractEndPoint endPoint
                            && endPoint.getWriteFlusher().isPending()
                    ? READING
                    : NOTHING;
        }
    }

    /**
     * How far a connection is with its next head, or with the answer to its last one.
     *
     * @param heads complete ones so far
     * @param bytesIn read by then
     * @param bytesOut written by then
     * @param awaited by then
     * @param sinceNanos when that was
     */
    private record Progress(long heads, long bytesIn, long bytesOut, Awaited awaited, long sinceNanos) {
        static Progress of(HttpConnection connection) {
            return new Progress(
                    connection.getMessagesIn(),
                    connection.getBytesIn(),
                    connection.getBytesOut(),
                    Awaited.of(connection),
                    System.nanoTime());
        }

        Progress now(HttpConnection connection) {
            return lasts(connection) ? this : of(connection);
        }

        /** An answer that has waited once is timed to its end, though its client may take a byte now and then. */
        private boolean lasts(HttpConnection connection) {
            if (connection.getMessagesIn() != heads) {
                return false;
            }
            boolean inHead = connection.getParser().inHeaderState();
            return switch (awaited) {
                case NEXT_HEAD -> inHead && (!connection.getParser().isStart() || connection.getBytesIn() != bytesIn);
                case READING -> !inHead;
                case NOTHING -> false;
            };
        }

        boolean headIsLate() {
            return awaited == Awaited.NEXT_HEAD && isOver(HEAD);
        }

        boolean answerIsLate(HttpConnection connection) {
            long written = connection.getBytesOut() - bytesOut;
            return awaited == Awaited.READING && isOver(ANSWER.plusSeconds(written / BYTES_PER_SECOND));
        }

        private boolean isOver(Duration deadline) {
            return System.nanoTime() - sinceNanos > deadline.toNanos();
        }
    }
}
