package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Tokens in the table {@code doctor_instagram}. */
final class PostgresqlTokens implements AccessTokens {
    private final Database database;
    private final Sealing sealing;

    PostgresqlTokens(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public Optional<AccessToken> current(InstagramId account) {
        String sql = """
                select doctor_id, instagram_page_id, instagram_access_token, token_issued_at, token_expires_at,
                  token_version
                from doctor_instagram where instagram_page_id = :account and status = 'connected'
                """;
        return database.ask(
                "find token",
                handle -> handle.createQuery(sql)
                        .bind("account", account.value())
                        .map((row, context) -> token(row, sealing))
                        .findOne());
    }

    @Override
    public boolean refused(InstagramId account, long version) {
        // A token that Instagram refuses is of no use to anybody: it is forgotten at once.
        String sql = """
                update doctor_instagram
                set status = 'needs_reconnect', updated_at = now(),
                  instagram_access_token = null, token_issued_at = null, token_expires_at = null
                where instagram_page_id = :account and status = 'connected' and token_version = :version
                """;
        return database.ask(
                        "note refused token",
                        handle -> handle.createUpdate(sql)
                                .bind("account", account.value())
                                .bind("version", version)
                                .execute())
                == 1;
    }

    @Override
    public boolean permissionLost(InstagramId account, long version) {
        String sql = """
                update doctor_instagram set permission_lost_at = now(), updated_at = now()
                where instagram_page_id = :account and status = 'connected' and token_version = :version
                  and permission_lost_at is null
                """;
        return database.ask(
                        "note lost permission",
                        handle -> handle.createUpdate(sql)
                                .bind("account", account.value())
                                .bind("version", version)
                                .execute())
                == 1;
    }

    /** The token of a row that has one. */
    static AccessToken token(ResultSet row, Sealing sealing) throws SQLException {
        DoctorId doctor = new DoctorId(row.getObject("doctor_id", UUID.class));
        InstagramId account = new InstagramId(row.getString("instagram_page_id"));
        byte[] token = sealing.open(
                Purpose.TOKEN, PostgresqlAccounts.rowName(doctor, account), row.getBytes("instagram_access_token"));
        return new AccessToken(
                Secret.of(new String(token, UTF_8)),
                Columns.instant(row, "token_issued_at"),
                Columns.instant(row, "token_expires_at"),
                row.getLong("token_version"));
    }
}
