package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.diagnosis.TableChanges;
import java.util.List;
import javax.sql.DataSource;

/** What of {@code connect_schema_history} is missing. */
final class PostgresqlTableChanges implements TableChanges {
    private final DataSource dataSource;

    /** What this version has once found in place it need not look for again. */
    private volatile boolean inPlace;

    PostgresqlTableChanges(DataSource dataSource) {
        this.dataSource = requireNonNull(dataSource, "dataSource is null");
    }

    @Override
    public List<String> pending() {
        if (inPlace) {
            return List.of();
        }
        List<String> pending = PostgresqlSchema.pending(dataSource);
        inPlace = pending.isEmpty();
        return pending;
    }
}
