package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.StoreFailure;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * What went wrong in the database, by its SQLSTATE. The texts of drivers, pools and Jdbi quote
 * addresses, statements and values, so they end here; the stack stays.
 */
final class SqlFailure extends RuntimeException implements StoreFailure {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Providers make a server read-only when its disk is full. */
    static final String READ_ONLY = "PostgreSQL is read-only: fail-over or full disk";

    private static final Map<String, String> CLASSES = Map.of(
            "08", "the connection failed",
            "23", "a constraint stands against it",
            "28", "the login was refused",
            "3D", "there is no such database",
            "40", "the transaction was rolled back",
            "42", "the tables or rights are not as expected",
            "53", "the server is out of resources",
            "57", "the server stopped the statement");

    private final DatabaseProblem problem;

    private SqlFailure(String message, DatabaseProblem problem, Throwable failure) {
        super(message);
        this.problem = problem;
        setStackTrace(failure.getStackTrace());
    }

    static SqlFailure of(Throwable failure) {
        Throwable origin = sqlException(failure).<Throwable>map(found -> found).orElse(failure);
        String kind = origin.getClass().getSimpleName();
        return new SqlFailure(
                stateOf(failure).map(SqlFailure::describe).orElse(kind), DatabaseProblem.of(failure), origin);
    }

    DatabaseProblem problem() {
        return problem;
    }

    @Override
    public String reason() {
        return switch (problem) {
            case OTHER -> "PostgreSQL: " + getMessage();
            case READ_ONLY -> READ_ONLY + " (" + getMessage() + ")";
            case DISK_FULL -> "PostgreSQL takes no writes: its disk is full (" + getMessage() + ")";
            default -> "PostgreSQL: " + problem.sentence() + " (" + getMessage() + ")";
        };
    }

    @Override
    public boolean readOnly() {
        return problem == DatabaseProblem.READ_ONLY || problem == DatabaseProblem.DISK_FULL;
    }

    /** The first SQLSTATE that {@code failure} or its causes carry. */
    static Optional<String> stateOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found && found.getSQLState() != null) {
                return Optional.of(found.getSQLState());
            }
        }
        return Optional.empty();
    }

    private static Optional<SQLException> sqlException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static String describe(String state) {
        String words = state.length() < 2 ? null : CLASSES.get(state.substring(0, 2));
        return "SQLSTATE " + state + (words == null ? "" : ": " + words);
    }
}
