package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.log.Wordless;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one connection on which other instances are heard, and a new one whenever it breaks. */
final class Listening implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int LISTEN_MILLIS = 1_000;
    private static final long PROOF_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long PROVEN_FOR = Duration.ofSeconds(3).toNanos();
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String PROOF = "proof ";

    private final QueueTransactions transactions;
    private final String channel;
    private final News news;
    private final String ownProof = PROOF + UUID.randomUUID() + ' ';
    private final Thread listener;
    private volatile Optional<Connection> listening = Optional.empty();
    private volatile Optional<Long> proven = Optional.empty();
    private volatile boolean closed;

    /** Who is told, on the listener's thread. */
    interface News {
        void heard(String payload);

        /** Nobody listens any more; for now, or because the database is away. */
        void broken();

        /** Somebody listens again. What was said before, nobody has heard. */
        void missed();
    }

    Listening(QueueTransactions transactions, String channel, News news) {
        this.transactions = transactions;
        this.channel = channel;
        this.news = news;
        this.listener = daemon(this::listenUntilClosed, channel.replace('_', '-') + "-listener");
    }

    void start() {
        listener.start();
    }

    /** Whether we heard ourselves a moment ago, so that what others had said before has been heard too. */
    boolean isHearing() {
        return !closed
                && proven.filter(at -> System.nanoTime() - at < PROVEN_FOR).isPresent();
    }

    @Override
    public void close() {
        closed = true;
        listener.interrupt();
        listening.ifPresent(Listening::abort);
        join(listener);
    }

    private void listenUntilClosed() {
        while (!closed) {
            try (Handle handle = transactions.open("listen")) {
                listen(handle);
            } catch (ConnectException | JdbiException | SQLException e) {
                if (closed) {
                    return;
                }
                LOG.atWarn()
                        .addKeyValue("channel", channel)
                        .addKeyValue("cause", Database.unavailable("listen", e).getCause())
                        .log("Not hearing other instances, will try again");
                proven = Optional.empty();
                news.broken();
                pause();
            }
        }
    }

    private void listen(Handle handle) throws SQLException {
        listening = Optional.of(handle.getConnection());
        PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
        handle.getConnection().setNetworkTimeout(Runnable::run, (int)
                QueueTransactions.longest().toMillis());
        handle.execute("listen " + channel);
        news.missed();
        long said = System.nanoTime() - PROOF_NANOS;
        while (!closed) {
            if (System.nanoTime() - said >= PROOF_NANOS) {
                said = System.nanoTime();
                // A connection that died without a word stays silent for ever, and behind a pooler of transactions one
                // that lives hears nothing.
                handle.execute("select pg_notify('" + channel + "', ?)", ownProof + said);
            }
            tell(heard(handle, connection));
        }
        handle.execute("unlisten " + channel);
    }

    /** A proof counts from when it was said, however late it is heard. */
    private void tell(PGNotification[] heard) {
        for (PGNotification notification : heard) {
            String payload = notification.getParameter();
            if (payload.startsWith(ownProof)) {
                proven = Optional.of(Long.parseLong(payload.substring(ownProof.length())));
            } else if (!payload.startsWith(PROOF)) {
                news.heard(payload);
            }
        }
    }

    private static PGNotification[] heard(Handle handle, PGConnection connection) throws SQLException {
        try {
            PGNotification[] heard = connection.getNotifications(LISTEN_MILLIS);
            return heard == null ? new PGNotification[0] : heard;
        } catch (SQLException e) {
            // Past the pool's back; without a failure of its own it would hand the dead connection to the next.
            handle.execute("select 1");
            throw e;
        }
    }

    /** The listener sits in a read that nothing else ends; its connection is of no more use to anybody. */
    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.atDebug().setCause(Wordless.of(e)).log("Listening connection was gone before");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void join(Thread thread) {
        try {
            thread.join(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
