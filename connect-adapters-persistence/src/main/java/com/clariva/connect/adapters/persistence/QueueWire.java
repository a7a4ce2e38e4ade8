package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.log.Wordless;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the news that something is ready from one instance to the bells of the others. It may fail:
 * who waits looks about once a second anyway.
 */
final class QueueWire implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWire.class);
    private static final String CHANNEL = "connect_queue";
    private static final int LISTEN_MILLIS = 5_000;
    private static final long PROOF_NANOS = Duration.ofSeconds(10).toNanos();
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final QueueTransactions transactions;
    private final Bell bell;
    private final String self = UUID.randomUUID().toString();
    private final Semaphore news = new Semaphore(0);
    private final Thread listener = daemon(this::listenUntilClosed, "connect-queue-listener");
    private final Thread herald = daemon(this::announceUntilClosed, "connect-queue-herald");
    private volatile Optional<Connection> listening = Optional.empty();
    private volatile boolean closed;

    QueueWire(QueueTransactions transactions, Bell bell) {
        this.transactions = transactions;
        this.bell = bell;
    }

    void start() {
        listener.start();
        herald.start();
    }

    /** Tells the other instances, soon. Never waits. */
    void announce() {
        news.release();
    }

    @Override
    public void close() {
        closed = true;
        herald.interrupt();
        listener.interrupt();
        listening.ifPresent(QueueWire::abort);
        join(herald);
        join(listener);
    }

    private void announceUntilClosed() {
        while (!closed) {
            try {
                news.acquire();
                // One word for all the news so far. Outside of every transaction that writes, because
                // PostgreSQL lets only one commit with a notification at a time.
                news.drainPermits();
                transactions.look(
                        "announce",
                        handle -> handle.createQuery("select pg_notify(:channel, :self)::text")
                                .bind("channel", CHANNEL)
                                .bind("self", self)
                                .mapTo(String.class)
                                .one());
            } catch (InterruptedException e) {
                return;
            } catch (ConnectException e) {
                LOG.atDebug().setCause(Wordless.of(e)).log("Other instances not told that events are waiting");
            }
        }
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
                        .addKeyValue("cause", Database.unavailable("listen", e).getCause())
                        .log("Not hearing other instances, will try again; events are found by looking");
                bell.ring();
                pause();
            }
        }
    }

    private void listen(Handle handle) throws SQLException {
        listening = Optional.of(handle.getConnection());
        PGConnection connection = handle.getConnection().unwrap(PGConnection.class);
        handle.getConnection().setNetworkTimeout(Runnable::run, (int)
                QueueTransactions.longest().toMillis());
        handle.execute("listen " + CHANNEL);
        bell.ring();
        long proven = System.nanoTime();
        while (!closed) {
            PGNotification[] heard = heard(handle, connection);
            if (heard != null && Arrays.stream(heard).anyMatch(this::isFromAnother)) {
                bell.ring();
            }
            if (System.nanoTime() - proven > PROOF_NANOS) {
                // A connection that died without a word stays silent for ever.
                handle.execute("select 1");
                proven = System.nanoTime();
            }
        }
        handle.execute("unlisten " + CHANNEL);
    }

    private static PGNotification[] heard(Handle handle, PGConnection connection) throws SQLException {
        try {
            return connection.getNotifications(LISTEN_MILLIS);
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

    private boolean isFromAnother(PGNotification notification) {
        return !self.equals(notification.getParameter());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
