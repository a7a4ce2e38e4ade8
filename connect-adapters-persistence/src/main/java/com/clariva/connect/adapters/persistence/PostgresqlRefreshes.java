package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.token.DueToken;
import com.clariva.connect.core.token.FreshToken;
import com.clariva.connect.core.token.RefreshTimes;
import com.clariva.connect.core.token.RefreshableTokens;
import com.clariva.connect.core.token.TokenState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.statement.Query;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who refreshes which token of {@code doctor_instagram}. Leases are by the database's clock. */
final class PostgresqlRefreshes implements RefreshableTokens {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlRefreshes.class);
    private static final String CLAIMED = TokenRow.COLUMNS + ", token_refresh_failures";
    private static final String CLAIM = """
            update doctor_instagram
            set token_refresh_leased_until = clock_timestamp() + :millis * interval '1 millisecond'
            where resource_id = (
              select resource_id from doctor_instagram
              where status = 'connected' and %s and not %s
                and (token_refresh_leased_until is null or token_refresh_leased_until <= clock_timestamp())
              order by token_refresh_at nulls first
              limit 1 for update skip locked)
            returning %s
            """;
    private static final String CLAIM_DUE =
            CLAIM.formatted("(token_refresh_at is null or token_refresh_at <= :now)", PlaintextToken.IN_SQL, CLAIMED);
    private static final String CLAIM_ONE =
            CLAIM.formatted("instagram_page_id = :account", PlaintextToken.IN_SQL, CLAIMED);

    // The version is the fence: whoever replaced the token meanwhile has drawn a higher one.
    private static final String REPLACE = """
            update doctor_instagram
            set instagram_access_token = :token, token_version = nextval('doctor_instagram_token_version'),
              token_issued_at = :issuedAt, token_expires_at = :expiresAt, token_refresh_at = :refreshAt,
              token_refresh_failures = 0, token_refresh_leased_until = null, token_end_told = null,
              updated_at = now()
            where instagram_page_id = :account and status = 'connected' and token_version = :version
              and token_expires_at < :expiresAt
            """;

    // The lease stays: it may be another's by now, and it ends by itself.
    private static final String POSTPONE = """
            update doctor_instagram
            set token_refresh_at = :until, token_refresh_failures = token_refresh_failures + 1
            where instagram_page_id = :account and status = 'connected' and token_version = :version
            """;

    private final Database database;
    private final Sealing sealing;

    PostgresqlRefreshes(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public Optional<DueToken> claimDue(Instant now, Duration lease) {
        return firstThatOpens(() -> database.ask(
                "claim due token",
                handle -> claimed(handle.createQuery(CLAIM_DUE).bind("now", Columns.time(now)), lease)));
    }

    @Override
    public Optional<DueToken> claim(InstagramId account, Duration lease) {
        return firstThatOpens(() -> database.ask(
                "claim token",
                handle -> claimed(handle.createQuery(CLAIM_ONE).bind("account", account.value()), lease)));
    }

    @Override
    public boolean replace(DueToken due, FreshToken fresh) {
        String row = PostgresqlAccounts.rowName(due.doctor(), due.account());
        byte[] sealed = sealing.seal(Purpose.TOKEN, row, fresh.secret().reveal().getBytes(UTF_8));
        Instant refreshAt = RefreshTimes.first(due.account(), fresh.issuedAt(), fresh.expiresAt());
        int replaced = database.ask(
                "replace token",
                handle -> handle.createUpdate(REPLACE)
                        .bind("token", sealed)
                        .bind("issuedAt", Columns.time(fresh.issuedAt()))
                        .bind("expiresAt", Columns.time(fresh.expiresAt()))
                        .bind("refreshAt", Columns.time(refreshAt))
                        .bind("account", due.account().value())
                        .bind("version", due.token().version())
                        .execute());
        return replaced == 1;
    }

    @Override
    public void postpone(DueToken due, Instant until) {
        database.ask(
                "postpone refresh",
                handle -> handle.createUpdate(POSTPONE)
                        .bind("until", Columns.time(until))
                        .bind("account", due.account().value())
                        .bind("version", due.token().version())
                        .execute());
    }

    @Override
    public Map<TokenState, Long> count(Instant now) {
        String sql = """
                select count(*) filter (where status = 'connected' and token_expires_at > :soon) as good,
                  count(*) filter (where status = 'connected' and token_expires_at > :now
                    and token_expires_at <= :soon) as ending,
                  count(*) filter (where status = 'connected' and token_expires_at <= :now) as ended,
                  count(*) filter (where status = 'needs_reconnect') as needs_reconnect
                from doctor_instagram where status <> 'disconnected'
                """;
        return database.ask(
                "count tokens",
                handle -> handle.createQuery(sql)
                        .bind("now", Columns.time(now))
                        .bind("soon", Columns.time(now.plus(TokenState.SOON)))
                        .map((row, context) -> counts(row))
                        .one());
    }

    /** One that does not open is passed over; its lease keeps it from being met again at once. */
    private Optional<DueToken> firstThatOpens(Supplier<Optional<Claimed>> claim) {
        Optional<Claimed> claimed = claim.get();
        while (claimed.isPresent()) {
            try {
                return claimed.map(this::opened);
            } catch (ConnectException.KeyMissing | ConnectException.SealBroken e) {
                LOG.atError()
                        .addKeyValue("account", claimed.get().row().account())
                        .addKeyValue("cause", e.getMessage())
                        .log("Token does not open, it is not refreshed");
                claimed = claim.get();
            }
        }
        return Optional.empty();
    }

    private DueToken opened(Claimed claimed) {
        TokenRow row = claimed.row();
        return new DueToken(row.doctor(), row.account(), row.open(sealing), claimed.failures());
    }

    private static Optional<Claimed> claimed(Query claim, Duration lease) {
        return claim.bind("millis", lease.toMillis())
                .map((row, context) -> new Claimed(new TokenRow(row), row.getInt("token_refresh_failures")))
                .findOne();
    }

    private record Claimed(TokenRow row, int failures) {}

    private static Map<TokenState, Long> counts(ResultSet row) throws SQLException {
        Map<TokenState, Long> counts = new EnumMap<>(TokenState.class);
        for (TokenState state : TokenState.values()) {
            counts.put(state, row.getLong(state.label()));
        }
        return counts;
    }
}
