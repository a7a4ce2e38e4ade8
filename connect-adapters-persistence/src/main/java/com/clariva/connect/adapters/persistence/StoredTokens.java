package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.core.token.AccessToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How tokens lie in {@code doctor_instagram}: sealed, or plain as an older installation left them, until one is read. */
final class StoredTokens {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlTokens.class);

    // Only if nobody has replaced it since.
    private static final String SEAL = """
            update doctor_instagram set instagram_access_token = :sealed
            where doctor_id = :doctor and instagram_page_id = :account and instagram_access_token = :plain
            """;

    private final Database database;
    private final Sealing sealing;

    StoredTokens(Database database, Sealing sealing) {
        this.database = requireNonNull(database, "database is null");
        this.sealing = requireNonNull(sealing, "sealing is null");
    }

    /** Throws what {@link Sealing#open} throws. */
    AccessToken open(TokenRow row) {
        if (PlainToken.is(row.stored())) {
            seal(row);
            return row.token(row.stored());
        }
        return row.token(sealing.open(Purpose.TOKEN, name(row), row.stored()));
    }

    private void seal(TokenRow row) {
        byte[] sealed = sealing.seal(Purpose.TOKEN, name(row), row.stored());
        int done = database.ask(
                "seal token",
                handle -> handle.createUpdate(SEAL)
                        .bind("sealed", sealed)
                        .bind("doctor", row.doctor().value())
                        .bind("account", row.account().value())
                        .bind("plain", row.stored())
                        .execute());
        if (done == 1) {
            LOG.atInfo().addKeyValue("account", row.account()).log("Token of an older installation sealed");
        }
    }

    private static String name(TokenRow row) {
        return PostgresqlAccounts.rowName(row.doctor(), row.account());
    }
}
