package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.diagnosis.DatabaseSessions;
import com.clariva.connect.core.diagnosis.HeldTransaction;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Looks at two connections of a pool, and at what {@code pg_stat_activity} says of the others. */
final class PostgresqlSessions implements DatabaseSessions {
    /** Without {@code pg_read_all_stats}, {@code xact_start} is null for sessions of other database users. */
    private static final String HELD = """
            select pid, coalesce(application_name, '') as application,
                   extract(epoch from clock_timestamp() - xact_start) * 1000 as millis
              from pg_stat_activity
             where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
               and clock_timestamp() - xact_start > :millis * interval '1 millisecond'
             order by xact_start limit 10
            """;

    private final DataSource dataSource;
    private final Database database;

    PostgresqlSessions(DataSource dataSource, Database database) {
        this.dataSource = requireNonNull(dataSource, "dataSource is null");
        this.database = requireNonNull(database, "database is null");
    }

    @Override
    public boolean areKept() {
        return SessionProbe.keepsSessions("look whether sessions are kept", dataSource);
    }

    @Override
    public List<HeldTransaction> heldTransactions(Duration age) {
        return database.ask(
                "look for held transactions",
                handle -> handle.createQuery(HELD)
                        .bind("millis", age.toMillis())
                        .map((row, context) -> new HeldTransaction(
                                row.getInt("pid"),
                                Duration.ofMillis(row.getLong("millis")),
                                row.getString("application")))
                        .list());
    }

    /** @throws ConnectException.TransactionPooling if they are not */
    static void requireKept(String operation, DataSource dataSource) {
        if (!SessionProbe.keepsSessions(operation, dataSource)) {
            throw new ConnectException.TransactionPooling();
        }
    }
}
