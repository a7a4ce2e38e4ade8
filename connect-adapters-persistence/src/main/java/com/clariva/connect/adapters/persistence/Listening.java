package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.log.Wordless;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection on which other instances are heard on all channels, and a new one whenever it breaks.
 *
 * <p>That it hears is proven once a second: another connection says something, and this one has to hear it. It says nothing
 * itself while it listens: behind a pooler of transactions whoever speaks may happen to be answered by the session that
 * listens, and whoever does not hears nothing.
 */
final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final int LISTEN_MILLIS = 1_000;
    private static final long PROVEN_FOR = Duration.ofSeconds(3).toNanos();
    private static final long DEAF_AFTER = Duration.ofSeconds(10).toNanos();
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONG_PAUSE = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final QueueTransactions transactions;
    private final String proofs =
            "connect_proof_" + UUID.randomUUID().toString().replace("-", "");
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Thread listener = daemon(this::listenUntilClosed, "connect-listener");
    private final Thread prover = daemon(this::proveUntilClosed, "connect-listener-proof");
    private volatile Optional<Session> session = Optional.empty();
    private volatile boolean closed;
    private String told = "";

    /** What others speak of. */
    enum Channel {
        QUEUE("connect_queue"),
        ACCOUNTS("connect_accounts");

        private final String text;

        Channel(String text) {
            this.text = text;
        }

        /** As SQL names it. */
        String text() {
            return text;
        }
    }

    /** Who is told, on the listener's thread. */
    interface News {
        void heard(String payload);

        /** Nobody listens any more; for now, or because the database is away. */
        void broken();

        /** Somebody listens again. What was said before, nobody has heard. */
        void missed();
    }

    Listening(DataSource dataSource) {
        this.dataSource = dataSource;
        this.transactions = new QueueTransactions(dataSource);
    }

    void start() {
        listener.start();
        prover.start();
    }

    void add(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** Whether somebody is left to be told. */
    boolean remove(Subscription subscription) {
        subscriptions.remove(subscription);
        return !subscriptions.isEmpty();
    }

    /** Whether another connection was heard a moment ago, so that what others had said before has been heard too. */
    boolean isHearing() {
        return !closed && session.filter(Session::isProven).isPresent();
    }

    void close() {
        closed = true;
        prover.interrupt();
        listener.interrupt();
        session.ifPresent(one -> abort(one.connection));
        join(prover);
        join(listener);
    }

    private void listenUntilClosed() {
        while (!closed) {
            try (Handle handle = transactions.open("listen")) {
                listen(handle);
            } catch (ConnectException | JdbiException | SQLException e) {
                session = Optional.empty();
                if (closed) {
                    return;
                }
                tell(e);
                subscriptions.forEach(one -> one.news().broken());
                pause(e instanceof ConnectException.TransactionPooling ? LONG_PAUSE : PAUSE);
            }
        }
    }

    private void listen(Handle handle) throws SQLException {
        Connection connection = handle.getConnection();
        SessionProbe.requireKept(connection, dataSource);
        connection.setNetworkTimeout(
                Runnable::run, (int) QueueTransactions.longest().toMillis());
        try {
            for (Channel channel : Channel.values()) {
                handle.execute("listen " + channel.text());
            }
            handle.execute("listen " + proofs);
            Session begun = new Session(connection);
            session = Optional.of(begun);
            subscriptions.forEach(one -> one.news().missed());
            told = "";
            hear(begun);
        } finally {
            // In whatever state it is, it listens, so it is of no use to another.
            discard(handle);
        }
    }

    private void hear(Session heard) throws SQLException {
        PGConnection connection = heard.connection.unwrap(PGConnection.class);
        while (!closed) {
            PGNotification[] notifications = connection.getNotifications(LISTEN_MILLIS);
            if (notifications != null) {
                for (PGNotification notification : notifications) {
                    tell(heard, notification);
                }
            }
            if (heard.isDeaf()) {
                throw new SQLTransientConnectionException("nothing is heard", "08006");
            }
        }
    }

    private void tell(Session heard, PGNotification notification) {
        String channel = notification.getName();
        if (channel.equals(proofs)) {
            heard.proven = Long.parseLong(notification.getParameter());
            return;
        }
        for (Subscription one : subscriptions) {
            if (one.channel().text().equals(channel)) {
                one.news().heard(notification.getParameter());
            }
        }
    }

    private void proveUntilClosed() {
        while (!closed) {
            session.ifPresent(this::prove);
            pause(PAUSE);
        }
    }

    /** A proof counts from when it was said, however late it is heard. */
    private void prove(Session listening) {
        long now = System.nanoTime();
        try {
            String unused = transactions.writeUnhurried(
                    "prove that others are heard",
                    handle -> handle.createQuery("select pg_notify(:channel, :now)::text")
                            .bind("channel", proofs)
                            .bind("now", Long.toString(now))
                            .mapTo(String.class)
                            .one());
            listening.said = now;
        } catch (ConnectException e) {
            LOG.atDebug().setCause(Wordless.of(e)).log("Not proven that other instances are heard");
        }
    }

    /** Once for each cause, however long it lasts. */
    private void tell(Exception failure) {
        String cause = cause(failure);
        if (!told.equals(cause)) {
            told = cause;
            LOG.atWarn()
                    .addKeyValue("cause", cause)
                    .log("Not hearing other instances, will try again until it succeeds");
        }
    }

    private static String cause(Exception failure) {
        return failure instanceof ConnectException.TransactionPooling
                ? String.valueOf(failure.getMessage())
                : String.valueOf(SqlFailure.of(failure).getMessage());
    }

    private static void discard(Handle handle) {
        abort(handle.getConnection());
        try {
            // Past the pool's back; without a failure of its own it would hand the dead connection to the next.
            int unused = handle.execute("select 1");
        } catch (JdbiException closed) {
            // Now it has seen it.
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

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
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

    /** A connection from when it listens, and what was said and heard since. Times are in nanoseconds. */
    private static final class Session {
        private final Connection connection;
        private final long begun = System.nanoTime();
        private volatile long said = begun;
        private volatile long proven = begun - PROVEN_FOR;

        Session(Connection connection) {
            this.connection = connection;
        }

        boolean isProven() {
            return System.nanoTime() - proven < PROVEN_FOR;
        }

        /** A connection that died without a word stays silent for ever. */
        boolean isDeaf() {
            return said - Math.max(proven, begun) > DEAF_AFTER;
        }
    }
}
