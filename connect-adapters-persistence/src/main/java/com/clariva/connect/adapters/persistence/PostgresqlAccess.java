package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.diagnosis.StorageAccess;
import java.util.Optional;

/** What {@code pg_is_in_recovery} and {@code transaction_read_only} say. */
final class PostgresqlAccess implements StorageAccess {
    private static final String LOOK = """
            select case when pg_is_in_recovery() then 'standby'
                        when current_setting('transaction_read_only')::boolean then 'read-only'
                        else '' end
            """;

    private final Database database;

    PostgresqlAccess(Database database) {
        this.database = requireNonNull(database, "database is null");
    }

    @Override
    public Optional<String> readOnly() {
        return switch (database.ask(
                "look whether it takes writes",
                handle -> handle.createQuery(LOOK).mapTo(String.class).one())) {
            case "standby" -> Optional.of(SqlFailure.READ_ONLY + " (the server is a standby)");
            case "read-only" -> Optional.of(SqlFailure.READ_ONLY + " (default_transaction_read_only is on)");
            default -> Optional.empty();
        };
    }
}
