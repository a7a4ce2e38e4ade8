package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.keys.KnownKey;
import com.clariva.connect.core.keys.SealingKeys;
import java.time.Duration;
import java.util.List;

/** Names of keys in the table {@code sealing_key}. */
final class PostgresqlSealingKeys implements SealingKeys {
    private static final String NOTE = """
            insert into sealing_key (name, proof, noted_at) values (:name, :proof, clock_timestamp())
            on conflict (name) do update set noted_at = excluded.noted_at
            """;

    private static final String KNOWN = """
            select name, proof, (extract(epoch from clock_timestamp() - noted_at) * 1000)::bigint as quiet
            from sealing_key order by name
            """;

    private static final String FORGET = """
            delete from sealing_key
            where name = :name and noted_at <= clock_timestamp() - :millis * interval '1 millisecond'
            """;

    private final Database database;

    PostgresqlSealingKeys(Database database) {
        this.database = requireNonNull(database, "database is null");
    }

    @Override
    public void note(String key, String proof) {
        database.ask(
                "note key",
                handle -> handle.createUpdate(NOTE)
                        .bind("name", key)
                        .bind("proof", proof)
                        .execute());
    }

    @Override
    public List<KnownKey> known() {
        return database.ask(
                "list keys",
                handle -> handle.createQuery(KNOWN)
                        .map((row, context) -> new KnownKey(
                                row.getString("name"), row.getString("proof"), Duration.ofMillis(row.getLong("quiet"))))
                        .list());
    }

    @Override
    public boolean forget(String key, Duration quiet) {
        return database.ask(
                "forget key",
                handle -> handle.createUpdate(FORGET)
                                .bind("name", key)
                                .bind("millis", quiet.toMillis())
                                .execute()
                        > 0);
    }
}
