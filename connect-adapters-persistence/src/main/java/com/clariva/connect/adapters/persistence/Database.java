package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.postgres.PostgresPlugin;

/** The way to the tables. What fails on it fails as {@link ConnectException.StorageUnavailable}. */
final class Database {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Jdbi jdbi;

    private Database(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static Database on(DataSource dataSource) {
        return new Database(Jdbi.create(() -> autoCommitting(dataSource)).installPlugin(new PostgresPlugin()));
    }

    /** Runs {@code work}; each of its statements is a transaction. */
    <T> T ask(String operation, HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw unavailable(operation, e);
        }
    }

    /** Runs {@code work} as one transaction. */
    <T> T askWhole(String operation, HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (JdbiException e) {
            throw unavailable(operation, e);
        }
    }

    /** Like {@link #ask}; empty if a unique index stands against it. */
    <T> Optional<T> askUnlessTaken(String operation, HandleCallback<T, RuntimeException> work) {
        try {
            return Optional.of(jdbi.withHandle(work));
        } catch (JdbiException e) {
            if (SqlFailure.stateOf(e).filter(UNIQUE_VIOLATION::equals).isPresent()) {
                return Optional.empty();
            }
            throw unavailable(operation, e);
        }
    }

    /** Like {@link #askWhole}; empty, and nothing is done, if a unique index stands against it. */
    <T> Optional<T> askWholeUnlessTaken(String operation, HandleCallback<T, RuntimeException> work) {
        return askUnlessTaken(operation, handle -> handle.inTransaction(work));
    }

    /** A connection of its own, for the one who must keep it. The caller closes it. */
    Handle open(String operation) {
        try {
            return jdbi.open();
        } catch (JdbiException e) {
            throw unavailable(operation, e);
        }
    }

    static ConnectException.StorageUnavailable unavailable(String operation, Throwable failure) {
        return new ConnectException.StorageUnavailable(operation, SqlFailure.of(failure));
    }

    private static Connection autoCommitting(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        // An embedder's pool may hand out connections that commit only when told to.
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        return connection;
    }
}
