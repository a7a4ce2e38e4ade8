package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.adapters.persistence.Columns.instant;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of {@code doctor_instagram} that has a token, which is still as it is stored. */
final class TokenRow {
    static final String COLUMNS =
            "doctor_id, instagram_page_id, instagram_access_token, token_issued_at, token_expires_at, token_version";

    private final DoctorId doctor;
    private final InstagramId account;
    private final byte[] stored;
    private final Instant issuedAt;
    private final Instant expiresAt;
    private final long version;

    TokenRow(ResultSet row) throws SQLException {
        this.doctor = new DoctorId(row.getObject("doctor_id", UUID.class));
        this.account = new InstagramId(row.getString("instagram_page_id"));
        this.stored = row.getBytes("instagram_access_token");
        this.issuedAt = instant(row, "token_issued_at");
        this.expiresAt = instant(row, "token_expires_at");
        this.version = row.getLong("token_version");
    }

    DoctorId doctor() {
        return doctor;
    }

    InstagramId account() {
        return account;
    }

    byte[] stored() {
        return stored;
    }

    long version() {
        return version;
    }

    /** What the token is sealed for. */
    String name() {
        return PostgresqlAccounts.rowName(doctor, account);
    }

    /** Throws what {@link Sealing#open} throws; that is SealBroken for plaintext. */
    AccessToken open(Sealing sealing) {
        return token(sealing.open(Purpose.TOKEN, name(), stored));
    }

    /** Empty if what is stored is no plaintext. */
    Optional<AccessToken> plaintext() {
        return PlaintextToken.is(stored) ? Optional.of(token(stored)) : Optional.empty();
    }

    private AccessToken token(byte[] plain) {
        return new AccessToken(Secret.of(new String(plain, UTF_8)), issuedAt, expiresAt, version);
    }
}
