package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.health.AccountChecks;
import java.time.Instant;
import java.util.Optional;

/** Whose turn it is, in {@code doctor_instagram}. Each question is one statement, so that one of many is told yes. */
final class PostgresqlChecks implements AccountChecks {
    private static final String CLAIM = """
            update doctor_instagram set check_at = :next
            where resource_id = (
              select resource_id from doctor_instagram where status = 'connected' and check_at <= :now
              order by check_at limit 1 for update skip locked)
            returning %s
            """.formatted(AccountRow.COLUMNS);

    private final Database database;

    PostgresqlChecks(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ConnectedAccount> claimDue(Instant now, Instant next) {
        return database.ask(
                "claim account to check",
                handle -> handle.createQuery(CLAIM)
                        .bind("now", Columns.time(now))
                        .bind("next", Columns.time(next))
                        .map(new AccountRow())
                        .findOne());
    }

    @Override
    public void checked(InstagramId account, Instant at, Instant next) {
        String sql = """
                update doctor_instagram set checked_at = :at, check_at = :next, updated_at = now()
                where instagram_page_id = :account and status <> 'disconnected'
                """;
        database.ask(
                "note check",
                handle -> handle.createUpdate(sql)
                        .bind("at", Columns.time(at))
                        .bind("next", Columns.time(next))
                        .bind("account", account.value())
                        .execute());
    }

    @Override
    public boolean tellEnd(InstagramId account, long version, int days) {
        String sql = """
                update doctor_instagram set token_end_told = :days
                where instagram_page_id = :account and status = 'connected' and token_version = :version
                  and (token_end_told is null or token_end_told > :days)
                """;
        return database.ask(
                        "note told end",
                        handle -> handle.createUpdate(sql)
                                .bind("days", days)
                                .bind("account", account.value())
                                .bind("version", version)
                                .execute())
                == 1;
    }
}
