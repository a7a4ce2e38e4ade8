package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import java.util.Optional;

/** Tokens in the table {@code doctor_instagram}. */
final class PostgresqlTokens implements AccessTokens {
    private final Database database;
    private final StoredTokens stored;

    PostgresqlTokens(Database database, Sealing sealing) {
        this.database = database;
        this.stored = new StoredTokens(database, sealing);
    }

    @Override
    public Optional<AccessToken> current(InstagramId account) {
        return row(account).map(stored::open);
    }

    @Override
    public boolean unreadable(InstagramId account) {
        Optional<TokenRow> row = row(account);
        try {
            Optional<AccessToken> unused = row.map(stored::open);
            return false;
        } catch (ConnectException.SealBroken e) {
            return refused(account, row.orElseThrow().version());
        }
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
