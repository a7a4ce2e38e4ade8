package com.clariva.connect.adapters.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;

/** The queue's way to its tables: transactions that end, whatever happens to the server or the network. */
final class QueueTransactions {
    private static final int NETWORK_MILLIS = 8_000;

    private static final String ENDING = """
            select set_config('statement_timeout', '5000', true),
              set_config('lock_timeout', '4000', true),
              set_config('idle_in_transaction_session_timeout', '4000', true)
            """;

    // Plans outlive the sizes they were made for: one made while the tables were empty reads a backlog whole. And only
    // a plain walk along an index marks what it finds dead, so that the next one need not look at it: a bitmap does
    // not.
    static final String BY_INDEX = ENDING.stripTrailing() + """
            , set_config('enable_seqscan', 'off', true),
              set_config('enable_bitmapscan', 'off', true),
              set_config('enable_hashjoin', 'off', true),
              set_config('enable_mergejoin', 'off', true),
              set_config('jit', 'off', true)
            """;

    // Only for what may be forgotten when the server dies.
    private static final String UNHURRIED = BY_INDEX.stripTrailing() + """
            , set_config('synchronous_commit', 'off', true)
            """;

    private final DataSource dataSource;
    private final Database database;

    QueueTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
        this.database = Database.on(dataSource);
    }

    /** Where its connections come from. */
    DataSource dataSource() {
        return dataSource;
    }

    /** One transaction, over few rows. */
    <T> T write(String operation, HandleCallback<T, RuntimeException> work) {
        return run(operation, BY_INDEX, work);
    }

    /** Like {@link #write}, without waiting for the disk: if the server dies at once, it never happened. */
    <T> T writeUnhurried(String operation, HandleCallback<T, RuntimeException> work) {
        return run(operation, UNHURRIED, work);
    }

    /** One transaction, over any number of rows. */
    <T> T look(String operation, HandleCallback<T, RuntimeException> work) {
        return run(operation, ENDING, work);
    }

    /** A connection of its own. The caller closes it. */
    Handle open(String operation) {
        return database.open(operation);
    }

    static Duration longest() {
        return Duration.ofMillis(NETWORK_MILLIS);
    }

    private <T> T run(String operation, String settings, HandleCallback<T, RuntimeException> work) {
        return database.ask(operation, handle -> {
            int before = limitNetwork(operation, handle.getConnection());
            try {
                return handle.inTransaction(transaction -> {
                    transaction.execute(settings);
                    return work.withHandle(transaction);
                });
            } finally {
                restoreNetwork(handle.getConnection(), before);
            }
        });
    }

    private static int limitNetwork(String operation, Connection connection) {
        try {
            int before = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, NETWORK_MILLIS);
            return before;
        } catch (SQLException e) {
            throw Database.unavailable(operation, e);
        }
    }

    private static void restoreNetwork(Connection connection, int before) {
        try {
            connection.setNetworkTimeout(Runnable::run, before);
        } catch (SQLException broken) {
            // The pool finds out by itself, and the failure that broke it is on its way to the caller.
        }
    }
}
