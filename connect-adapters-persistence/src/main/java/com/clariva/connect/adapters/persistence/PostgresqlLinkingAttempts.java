package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.linking.Finish;
import com.clariva.connect.core.linking.Handoff;
import com.clariva.connect.core.linking.LinkingAttempt;
import com.clariva.connect.core.linking.LinkingAttempts;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.secret.Secret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Attempts in the table {@code linking_attempt}, handoffs in {@code linking_handoff}. Taking one away
 * is one statement, so that of two at once only one gets it. Whoever begins sweeps what was forgotten.
 */
final class PostgresqlLinkingAttempts implements LinkingAttempts {
    private final Database database;
    private final Sealing sealing;

    PostgresqlLinkingAttempts(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public void begin(LinkingAttempt attempt) {
        String sql = """
                insert into linking_attempt (state_digest, doctor_id, browser_digest, finish, expires_at)
                values (:state, :doctor, :browser, :finish, :expiresAt)
                """;
        database.ask(
                "begin linking attempt",
                handle -> handle.createUpdate(sql)
                        .bind("state", attempt.stateDigest())
                        .bind("doctor", attempt.doctor().value())
                        .bind("browser", attempt.browserDigest())
                        .bind("finish", attempt.finish().name().toLowerCase(Locale.ROOT))
                        .bind("expiresAt", Columns.time(attempt.expiresAt()))
                        .execute());
    }

    @Override
    public Optional<LinkingAttempt> consume(String stateDigest) {
        String sql = "delete from linking_attempt where state_digest = :state"
                + " returning state_digest, doctor_id, browser_digest, finish, expires_at";
        return database.ask(
                "consume linking attempt",
                handle -> handle.createQuery(sql)
                        .bind("state", stateDigest)
                        .map((row, context) -> attempt(row))
                        .findOne());
    }

    @Override
    public void handOff(Handoff handoff) {
        String sql = """
                insert into linking_handoff (code_digest, doctor_id, authorization_code, expires_at)
                values (:code, :doctor, :authorizationCode, :expiresAt)
                """;
        byte[] plain = handoff.authorizationCode().reveal().getBytes(UTF_8);
        byte[] sealed = sealing.seal(Purpose.AUTHORIZATION_CODE, handoff.codeDigest(), plain);
        database.ask(
                "hand off authorization code",
                handle -> handle.createUpdate(sql)
                        .bind("code", handoff.codeDigest())
                        .bind("doctor", handoff.doctor().value())
                        .bind("authorizationCode", sealed)
                        .bind("expiresAt", Columns.time(handoff.expiresAt()))
                        .execute());
    }

    @Override
    public Optional<Handoff> redeem(String codeDigest) {
        String sql = "delete from linking_handoff where code_digest = :code"
                + " returning code_digest, doctor_id, authorization_code, expires_at";
        return database.ask(
                "redeem authorization code",
                handle -> handle.createQuery(sql)
                        .bind("code", codeDigest)
                        .map((row, context) -> handoff(row))
                        .findOne());
    }

    private static LinkingAttempt attempt(ResultSet row) throws SQLException {
        return new LinkingAttempt(
                row.getString("state_digest"),
                new DoctorId(row.getObject("doctor_id", UUID.class)),
                row.getString("browser_digest"),
                Finish.valueOf(row.getString("finish").toUpperCase(Locale.ROOT)),
                Columns.instant(row, "expires_at"));
    }

    private Handoff handoff(ResultSet row) throws SQLException {
        String digest = row.getString("code_digest");
        byte[] code = sealing.open(Purpose.AUTHORIZATION_CODE, digest, row.getBytes("authorization_code"));
        return new Handoff(
                digest,
                new DoctorId(row.getObject("doctor_id", UUID.class)),
                Secret.of(new String(code, UTF_8)),
                Columns.instant(row, "expires_at"));
    }
}
