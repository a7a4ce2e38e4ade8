package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.linking.PendingChange;
import com.clariva.connect.core.linking.PendingChanges;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Changes that wait for their doctor's word, in the table {@code linking_change}. */
final class PostgresqlPendingChanges implements PendingChanges {
    private static final String COLUMNS = "doctor_id, key_digest, instagram_page_id, instagram_app_scoped_id,"
            + " instagram_exchange_id, instagram_username, profile_picture_url, account_type, access_token,"
            + " token_issued_at, token_expires_at, granted_permissions, replaces, expires_at";

    private static final String KEEP = """
            insert into linking_change (doctor_id, key_digest, instagram_page_id, instagram_app_scoped_id,
              instagram_exchange_id, instagram_username, profile_picture_url, account_type, access_token,
              token_issued_at, token_expires_at, granted_permissions, replaces, expires_at)
            values (:doctor, :key, :account, :appScopedId, :exchangeId, :username, :picture, :type, :token,
              :issuedAt, :expiresAt, cast(:permissions as text[]), :replaces, :changeExpiresAt)
            on conflict (doctor_id) do update
            set key_digest = excluded.key_digest, instagram_page_id = excluded.instagram_page_id,
              instagram_app_scoped_id = excluded.instagram_app_scoped_id,
              instagram_exchange_id = excluded.instagram_exchange_id,
              instagram_username = excluded.instagram_username,
              profile_picture_url = excluded.profile_picture_url, account_type = excluded.account_type,
              access_token = excluded.access_token, token_issued_at = excluded.token_issued_at,
              token_expires_at = excluded.token_expires_at, granted_permissions = excluded.granted_permissions,
              replaces = excluded.replaces, expires_at = excluded.expires_at, begun_at = now()
            """;

    private final Database database;
    private final Sealing sealing;

    PostgresqlPendingChanges(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public void keep(PendingChange change) {
        Connecting connecting = change.connecting();
        byte[] token = connecting.grant().longLivedToken().reveal().getBytes(UTF_8);
        String row = PostgresqlAccounts.rowName(
                connecting.doctor(), connecting.profile().account());
        byte[] sealed = sealing.seal(Purpose.ACCOUNT_CHANGE, row, token);
        database.ask(
                "keep account change",
                handle -> PostgresqlAccounts.bind(handle.createUpdate(KEEP), connecting, sealed)
                        .bind("key", change.keyDigest())
                        .bind("replaces", change.replaces().value())
                        .bind("changeExpiresAt", Columns.time(change.expiresAt()))
                        .execute());
    }

    @Override
    public Optional<PendingChange> find(DoctorId doctor) {
        String sql = "select " + COLUMNS + " from linking_change where doctor_id = :doctor";
        return database.ask(
                "find account change",
                handle -> handle.createQuery(sql)
                        .bind("doctor", doctor.value())
                        .map((row, context) -> change(row))
                        .findOne());
    }

    @Override
    public Optional<PendingChange> take(DoctorId doctor, String keyDigest) {
        String sql = "delete from linking_change where doctor_id = :doctor and key_digest = :key returning " + COLUMNS;
        return database.ask(
                "take account change",
                handle -> handle.createQuery(sql)
                        .bind("doctor", doctor.value())
                        .bind("key", keyDigest)
                        .map((row, context) -> change(row))
                        .findOne());
    }

    private PendingChange change(ResultSet row) throws SQLException {
        DoctorId doctor = new DoctorId(row.getObject("doctor_id", UUID.class));
        Profile profile = AccountRow.profile(row);
        byte[] token = sealing.open(
                Purpose.ACCOUNT_CHANGE,
                PostgresqlAccounts.rowName(doctor, profile.account()),
                row.getBytes("access_token"));
        Grant grant = new Grant(
                Secret.of(new String(token, UTF_8)),
                Columns.instant(row, "token_issued_at"),
                Columns.instant(row, "token_expires_at"),
                Columns.maybeId(row, "instagram_exchange_id"),
                AccountRow.permissions(row.getArray("granted_permissions")));
        return new PendingChange(
                row.getString("key_digest"),
                new Connecting(doctor, profile, grant),
                new InstagramId(row.getString("replaces")),
                Columns.instant(row, "expires_at"));
    }
}
