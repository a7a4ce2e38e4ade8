package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Instances;
import com.clariva.connect.core.instance.RunningInstance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Heartbeats in the table {@code running_instance}, a row for each instance. */
final class PostgresqlInstances implements Instances {
    private static final String NOTE = """
            insert into running_instance (%1$s, noted_at) values (%2$s, clock_timestamp())
            on conflict (instance_id) do update set (%1$s, noted_at) = (%2$s, clock_timestamp())
            """.formatted(
                    String.join(", ", InstanceRow.COLUMNS),
                    InstanceRow.COLUMNS.stream().map(column -> ":" + column).collect(Collectors.joining(", ")));

    private static final String KNOWN = """
            select %s, (extract(epoch from clock_timestamp() - noted_at) * 1000)::bigint as quiet,
              (extract(epoch from said_at - noted_at) * 1000)::bigint as ahead
            from running_instance order by noted_at desc
            """.formatted(String.join(", ", InstanceRow.COLUMNS));

    private final Database database;

    PostgresqlInstances(Database database) {
        this.database = requireNonNull(database, "database is null");
    }

    @Override
    public void note(Heartbeat heartbeat) {
        database.ask(
                "note heartbeat",
                handle -> InstanceRow.bind(heartbeat, handle.createUpdate(NOTE)).execute());
    }

    @Override
    public void leave(UUID instance) {
        database.ask(
                "forget instance",
                handle -> handle.createUpdate("delete from running_instance where instance_id = :id")
                        .bind("id", instance)
                        .execute());
    }

    @Override
    public List<RunningInstance> known() {
        return database.ask(
                "list instances",
                handle -> handle.createQuery(KNOWN)
                        .map((row, context) -> running(row))
                        .list());
    }

    private static RunningInstance running(ResultSet row) throws SQLException {
        return new RunningInstance(
                InstanceRow.heartbeat(row),
                Duration.ofMillis(row.getLong("quiet")),
                Duration.ofMillis(row.getLong("ahead")));
    }
}
