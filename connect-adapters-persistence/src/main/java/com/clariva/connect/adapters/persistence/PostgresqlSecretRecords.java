package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.SecretRecords;
import com.clariva.connect.core.secret.SecretUse;
import com.clariva.connect.core.secret.Unmatched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Uses of secrets in the table {@code secret_use}, what matched none in {@code unmatched_delivery}. */
final class PostgresqlSecretRecords implements SecretRecords {
    private static final String WATCHED = """
            insert into secret_use (name, value_hash, watched_since) values (:name, :hash, :at)
            on conflict (name, value_hash) do update
              set watched_since = least(secret_use.watched_since, excluded.watched_since)
              where secret_use.watched_since > excluded.watched_since
            """;

    private static final String MATCHED = """
            insert into secret_use (name, value_hash, times, last_matched_at, watched_since)
            values (:name, :hash, :times, :at, :at)
            on conflict (name, value_hash) do update set times = secret_use.times + excluded.times,
              last_matched_at = greatest(secret_use.last_matched_at, excluded.last_matched_at)
            """;

    private static final String UNMATCHED = """
            insert into unmatched_delivery (flaw, times, last_at) values (:flaw, :times, :at)
            on conflict (flaw) do update set times = unmatched_delivery.times + excluded.times,
              last_at = greatest(unmatched_delivery.last_at, excluded.last_at)
            """;

    private final Database database;
    private final Sealing sealing;

    PostgresqlSecretRecords(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public void watched(NamedSecret secret, Instant at) {
        database.ask(
                "watch secret",
                handle -> handle.createUpdate(WATCHED)
                        .bind("name", secret.name())
                        .bind("hash", hash(secret))
                        .bind("at", Columns.time(at))
                        .execute());
    }

    @Override
    public void matched(NamedSecret secret, long times, Instant at) {
        database.ask(
                "count matched secret",
                handle -> handle.createUpdate(MATCHED)
                        .bind("name", secret.name())
                        .bind("hash", hash(secret))
                        .bind("times", times)
                        .bind("at", Columns.time(at))
                        .execute());
    }

    @Override
    public void unmatched(String flaw, long times, Instant at) {
        database.ask(
                "count unmatched deliveries",
                handle -> handle.createUpdate(UNMATCHED)
                        .bind("flaw", flaw)
                        .bind("times", times)
                        .bind("at", Columns.time(at))
                        .execute());
    }

    @Override
    public Optional<SecretUse> find(NamedSecret secret) {
        return database.ask(
                "find use of secret",
                handle -> handle.createQuery("select times, last_matched_at, watched_since from secret_use"
                                + " where name = :name and value_hash = :hash")
                        .bind("name", secret.name())
                        .bind("hash", hash(secret))
                        .map((row, context) -> new SecretUse(
                                row.getLong("times"),
                                Columns.maybeInstant(row, "last_matched_at"),
                                Columns.instant(row, "watched_since")))
                        .findOne());
    }

    @Override
    public List<Unmatched> unmatched() {
        return database.ask(
                "list unmatched deliveries",
                handle -> handle.createQuery("select flaw, times, last_at from unmatched_delivery order by flaw")
                        .map((row, context) -> new Unmatched(
                                row.getString("flaw"), row.getLong("times"), Columns.instant(row, "last_at")))
                        .list());
    }

    @Override
    public String fingerprint(NamedSecret secret) {
        return hash(secret);
    }

    private String hash(NamedSecret secret) {
        return sealing.pseudonym(secret.secret().reveal());
    }
}
