package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.PlaintextTokens;
import java.util.Optional;

/** Tokens in the table {@code doctor_instagram}. */
final class PostgresqlTokens implements AccessTokens, PlaintextTokens {
    private final Database database;
    private final Sealing sealing;

    PostgresqlTokens(Database database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Override
    public Optional<AccessToken> current(InstagramId account) {
        return row(account).map(row -> row.open(sealing));
    }

    @Override
    public boolean unreadable(InstagramId account) {
        Optional<TokenRow> row = row(account);
        try {
            Optional<AccessToken> unused = row.map(stored -> stored.open(sealing));
            return false;
        } catch (ConnectException.SealBroken e) {
            return refused(account, row.orElseThrow().version());
        }
    }

    @Override
    public Optional<AccessToken> find(InstagramId account) {
        return row(account).flatMap(TokenRow::plaintext);
    }

    @Override
    public boolean seal(InstagramId account, AccessToken found) {
        return row(account)
                .filter(row -> row.plaintext().equals(Optional.of(found)))
                .filter(this::seal)
                .isPresent();
    }

    private boolean seal(TokenRow row) {
        String sql = """
                update doctor_instagram set instagram_access_token = :sealed
                where doctor_id = :doctor and instagram_page_id = :account and status = 'connected'
                  and token_version = :version and instagram_access_token = :plaintext
                """;
        return database.ask(
                        "seal token",
                        handle -> handle.createUpdate(sql)
                                .bind("sealed", sealing.seal(Purpose.TOKEN, row.name(), row.stored()))
                                .bind("doctor", row.doctor().value())
                                .bind("account", row.account().value())
                                .bind("version", row.version())
                                .bind("plaintext", row.stored())
                                .execute())
                == 1;
    }

    private Optional<TokenRow> row(InstagramId account) {
        String sql = """
                select doctor_id, instagram_page_id, instagram_access_token, token_issued_at, token_expires_at,
                  token_version
                from doctor_instagram where instagram_page_id = :account and status = 'connected'
                """;
        return database.ask(
                "find token",
                handle -> handle.createQuery(sql)
                        .bind("account", account.value())
                        .map((row, context) -> new TokenRow(row))
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
}
