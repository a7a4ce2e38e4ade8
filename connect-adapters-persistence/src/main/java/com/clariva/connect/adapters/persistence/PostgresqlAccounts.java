package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.ConnectOutcome;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.core.token.RefreshTimes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** Accounts in the table {@code doctor_instagram}. */
final class PostgresqlAccounts implements ConnectedAccounts {
    private static final RowMapper<ConnectedAccount> ACCOUNT = new AccountRow();
    private static final int TRIES = 5;

    private static final String ENDED = """
            status = 'disconnected', disconnected_at = now(), updated_at = now(), subscribed = false,
              instagram_access_token = null, token_issued_at = null, token_expires_at = null""";

    // The pair's row is taken up again, so that the two unique indexes are the only judges. The version
    // is drawn while the row is locked: the last to write has the highest.
    private static final String UPSERT = """
            insert into doctor_instagram as account (doctor_id, instagram_page_id, instagram_app_scoped_id,
              instagram_exchange_id, instagram_username, profile_picture_url, account_type, status,
              instagram_access_token, token_issued_at, token_expires_at, token_refresh_at,
              granted_permissions, checked_at)
            values (:doctor, :account, :appScopedId, :exchangeId, :username, :picture, :type, 'connected',
              :token, :issuedAt, :expiresAt, :refreshAt, cast(:permissions as text[]), :issuedAt)
            on conflict on constraint one_row_per_pair do update
            set instagram_app_scoped_id = excluded.instagram_app_scoped_id,
              instagram_exchange_id = excluded.instagram_exchange_id,
              instagram_username = excluded.instagram_username,
              profile_picture_url = excluded.profile_picture_url,
              account_type = excluded.account_type,
              status = excluded.status,
              instagram_access_token = excluded.instagram_access_token,
              token_version = nextval('doctor_instagram_token_version'),
              token_issued_at = excluded.token_issued_at,
              token_expires_at = excluded.token_expires_at,
              token_refresh_at = excluded.token_refresh_at,
              token_refresh_failures = 0,
              token_refresh_leased_until = null,
              token_end_told = null,
              permission_lost_at = null,
              checked_at = excluded.checked_at,
              check_at = excluded.check_at,
              granted_permissions = excluded.granted_permissions,
              subscribed = false,
              subscription_noted_at = null,
              linked_at = now(),
              connected_at = case when account.status = 'disconnected'
                then excluded.connected_at else account.connected_at end,
              disconnected_at = null,
              updated_at = now()
            returning %s
            """.formatted(AccountRow.COLUMNS);

    private final Database database;
    private final Sealing sealing;
    private final AskedTogether<InstagramId, ConnectedAccount> holders = new AskedTogether<>(this::findByAccounts);

    PostgresqlAccounts(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public ConnectOutcome connect(Connecting connecting) {
        byte[] token = seal(connecting);
        // Who stood in the way may be gone at the second look; then the way is free.
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<ConnectOutcome> outcome = store(connecting, token).or(() -> refusal(connecting));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new ConnectException.StorageUnavailable("connect account", null);
    }

    @Override
    public Optional<ConnectedAccount> disconnect(DoctorId doctor) {
        String sql = """
                with was as (
                  select %s from doctor_instagram
                  where doctor_id = :doctor and status <> 'disconnected' for update)
                update doctor_instagram account set %s
                from was where account.resource_id = was.resource_id
                returning %s
                """.formatted(AccountRow.COLUMNS, ENDED, AccountRow.columnsOf("was"));
        return database.ask(
                "disconnect account",
                handle -> handle.createQuery(sql)
                        .bind("doctor", doctor.value())
                        .map(ACCOUNT)
                        .findOne());
    }

    @Override
    public Optional<ConnectedAccount> findByDoctor(DoctorId doctor) {
        String sql = "select " + AccountRow.COLUMNS
                + " from doctor_instagram where doctor_id = :doctor and status <> 'disconnected'";
        return database.ask(
                "find account of doctor",
                handle -> handle.createQuery(sql)
                        .bind("doctor", doctor.value())
                        .map(ACCOUNT)
                        .findOne());
    }

    @Override
    public Optional<ConnectedAccount> findByAccount(InstagramId account) {
        return holders.ask(account);
    }

    @Override
    public Map<InstagramId, ConnectedAccount> findByAccounts(Set<InstagramId> accounts) {
        String sql = """
                select %s from doctor_instagram
                where instagram_page_id = any(:accounts) and status <> 'disconnected'
                """.formatted(AccountRow.COLUMNS);
        return database.ask(
                "find doctor of account",
                handle -> handle.createQuery(sql)
                        .bind(
                                "accounts",
                                accounts.stream().map(InstagramId::value).toArray(String[]::new))
                        .map(ACCOUNT)
                        .collect(Collectors.toMap(found -> found.profile().account(), found -> found)));
    }

    @Override
    public void noteSubscription(InstagramId account, boolean subscribed) {
        String sql = """
                update doctor_instagram
                set subscribed = :subscribed, subscription_noted_at = now(), updated_at = now()
                where instagram_page_id = :account and status <> 'disconnected'
                """;
        database.ask(
                "note subscription",
                handle -> handle.createUpdate(sql)
                        .bind("subscribed", subscribed)
                        .bind("account", account.value())
                        .execute());
    }

    @Override
    public List<ConnectedAccount> notSubscribed(int limit) {
        String sql = """
                select %s from doctor_instagram where status = 'connected' and not subscribed
                order by subscription_noted_at nulls first limit :limit
                """.formatted(AccountRow.COLUMNS);
        return database.ask(
                "find accounts without subscription",
                handle -> handle.createQuery(sql)
                        .bind("limit", limit)
                        .map(ACCOUNT)
                        .list());
    }

    /** Names the row that a token is sealed for. */
    static String rowName(DoctorId doctor, InstagramId account) {
        return doctor.value() + "/" + account.value();
    }

    private byte[] seal(Connecting connecting) {
        String row = rowName(connecting.doctor(), connecting.profile().account());
        byte[] token = connecting.grant().longLivedToken().reveal().getBytes(UTF_8);
        return sealing.seal(Purpose.TOKEN, row, token);
    }

    /** Empty if a unique index says that the account or the doctor is taken. */
    private Optional<ConnectOutcome> store(Connecting connecting, byte[] token) {
        return database.askWholeUnlessTaken("connect account", handle -> {
            letOneByOne(handle, connecting.doctor());
            connecting
                    .replaces()
                    .filter(old -> !old.equals(connecting.profile().account()))
                    .ifPresent(old -> end(handle, connecting.doctor(), old));
            ConnectedAccount stored = upsert(handle, connecting, token);
            handle.execute(
                    "delete from deleted_account where account = ?",
                    connecting.profile().account().value());
            return new ConnectOutcome.Stored(stored);
        });
    }

    private static void end(Handle handle, DoctorId doctor, InstagramId account) {
        handle.createUpdate("update doctor_instagram account set " + ENDED
                        + " where doctor_id = :doctor and instagram_page_id = :account and status <> 'disconnected'")
                .bind("doctor", doctor.value())
                .bind("account", account.value())
                .execute();
    }

    /** Two who insert the same pair at once can each wait for the other's entry in another of the unique indexes. */
    private static void letOneByOne(Handle handle, DoctorId doctor) {
        handle.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "connect " + doctor.value());
    }

    private static ConnectedAccount upsert(Handle handle, Connecting connecting, byte[] token) {
        return bind(handle.createQuery(UPSERT), connecting, token)
                .bind("refreshAt", Columns.time(refreshAt(connecting.profile().account(), connecting.grant())))
                .map(ACCOUNT)
                .one();
    }

    /** Everything of {@code connecting}, for columns of their names. */
    static <S extends SqlStatement<S>> S bind(S statement, Connecting connecting, byte[] token) {
        Profile profile = connecting.profile();
        Grant grant = connecting.grant();
        return statement
                .bind("doctor", connecting.doctor().value())
                .bind("account", profile.account().value())
                .bind("appScopedId", profile.appScopedId().map(InstagramId::value))
                .bind("exchangeId", grant.exchangeId().map(InstagramId::value))
                .bind("username", profile.username())
                .bind("picture", profile.pictureUrl())
                .bind("type", profile.accountType().map(PostgresqlAccounts::label))
                .bind("token", token)
                .bind("issuedAt", Columns.time(grant.issuedAt()))
                .bind("expiresAt", Columns.time(grant.expiresAt()))
                .bind("permissions", grant.permissions().map(set -> set.toArray(String[]::new)));
    }

    private static Instant refreshAt(InstagramId account, Grant grant) {
        return RefreshTimes.first(account, grant.issuedAt(), grant.expiresAt());
    }

    private static String label(AccountType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** Why nothing was stored; empty if the reason has gone meanwhile. */
    private Optional<ConnectOutcome> refusal(Connecting connecting) {
        boolean heldByAnother = findByAccount(connecting.profile().account())
                .filter(holder -> !holder.doctor().equals(connecting.doctor()))
                .isPresent();
        if (heldByAnother) {
            return Optional.of(new ConnectOutcome.HeldByAnother());
        }
        return findByDoctor(connecting.doctor())
                .filter(current ->
                        !current.profile().account().equals(connecting.profile().account()))
                .map(ConnectOutcome.Differs::new);
    }
}
