package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Tells whether a connection keeps its session. One connection marks its session, another begins a transaction, and the
 * first looks for its mark: a pooler of transactions has given its session to the second meanwhile, and hands out
 * another one or, if it has no more, none until the second is through.
 */
final class SessionProbe {
    /** Poolers that choose at random choose the same session again now and then, but not this often. */
    private static final int ROUNDS = 12;

    private static final int SURE_ROUNDS = 3;
    private static final long ENOUGH = Duration.ofSeconds(2).toNanos();
    private static final int ANSWER_MILLIS = 2_000;

    private enum Answer {
        KEPT,
        LOST,
        UNCERTAIN
    }

    private SessionProbe() {}

    /** @throws ConnectException.StorageUnavailable if the database gives no answer */
    static boolean keepsSessions(String operation, DataSource dataSource) {
        try {
            Answer first = probe(dataSource);
            // A connection may break just now. It does not do so twice in the same place.
            return (first == Answer.UNCERTAIN ? probe(dataSource) : first) == Answer.KEPT;
        } catch (SQLException e) {
            throw Database.unavailable(operation, e);
        }
    }

    /**
     * As {@link #keepsSessions}, of one connection that is there already; another one is taken from {@code dataSource}.
     *
     * @throws ConnectException.TransactionPooling if it does not keep its session
     * @throws SQLException if it may be that it does not, or that the database gives no answer
     */
    static void requireKept(Connection marked, DataSource dataSource) throws SQLException {
        try (Connection other = dataSource.getConnection()) {
            Answer answer = probe(marked, other);
            if (answer == Answer.LOST) {
                throw new ConnectException.TransactionPooling();
            }
            if (answer == Answer.UNCERTAIN) {
                throw new SQLTransientConnectionException("one of two connections was not answered", "08006");
            }
        }
    }

    private static Answer probe(DataSource dataSource) throws SQLException {
        try (Connection marked = dataSource.getConnection();
                Connection other = dataSource.getConnection()) {
            return probe(marked, other);
        }
    }

    private static Answer probe(Connection marked, Connection other) throws SQLException {
        Limited first = new Limited(marked);
        Limited second = new Limited(other);
        try {
            return probe(first, second);
        } finally {
            first.restore();
            second.restore();
        }
    }

    private static Answer probe(Limited marked, Limited other) throws SQLException {
        long begun = System.nanoTime();
        // Whoever does not get this far has a database that does not answer, or lends one connection only.
        other.execute("select 1");
        for (int round = 0; round < ROUNDS; round++) {
            if (round >= SURE_ROUNDS && System.nanoTime() - begun > ENOUGH) {
                break;
            }
            String mark = UUID.randomUUID().toString();
            String session =
                    marked.ask("select pg_backend_pid() || set_config('connect.probe', '" + mark + "', false)");
            Answer answer = inAnothersTransaction(other, marked, session);
            if (answer != Answer.KEPT) {
                return answer;
            }
        }
        return Answer.KEPT;
    }

    private static Answer inAnothersTransaction(Limited other, Limited marked, String session) {
        try {
            other.execute("begin");
            other.execute("select 1");
            String now = marked.ask("select pg_backend_pid() || current_setting('connect.probe', true)");
            other.execute("rollback");
            return session.equals(now) ? Answer.KEPT : Answer.LOST;
        } catch (SQLException e) {
            // No session is left for the marked one; or a pooler of statements has ended the connection of whoever
            // begins a transaction; or something broke.
            other.discard();
            return Answer.UNCERTAIN;
        }
    }

    /** A connection that answers soon or breaks. */
    private record Limited(Connection connection, int usual, boolean committing) {

        Limited(Connection connection) throws SQLException {
            this(connection, connection.getNetworkTimeout(), connection.getAutoCommit());
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            if (!committing) {
                connection.setAutoCommit(true);
            }
        }

        String ask(String sql) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }

        void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                boolean unused = statement.execute(sql);
            }
        }

        /** It may be within a transaction. */
        void discard() {
            try {
                connection.abort(Runnable::run);
                execute("select 1");
            } catch (SQLException closed) {
                // So the pool has seen that it is of no more use.
            }
        }

        void restore() {
            try {
                connection.setNetworkTimeout(Runnable::run, usual);
                if (!committing) {
                    connection.setAutoCommit(false);
                }
            } catch (SQLException broken) {
                // The pool finds out by itself.
            }
        }
    }
}
