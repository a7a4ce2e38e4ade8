package com.clariva.connect.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.clariva.connect.adapters.persistence.NamedKey;
import com.clariva.connect.adapters.persistence.TinkSealing;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The accounts of the load, numbered from 1, each linked to a doctor of its own, with a sealed token. */
public final class LinkedAccounts {
    private static final long BEFORE_THE_FIRST = 17841400000000000L;
    private static final int AT_ONCE = 10_000;
    private static final byte[] TOKEN = "IGAA".repeat(45).getBytes(US_ASCII);

    private static final String INSERT = """
            insert into doctor_instagram (doctor_id, instagram_page_id, instagram_username, status,
              instagram_access_token, token_issued_at, token_expires_at, subscribed, subscription_noted_at)
            select doctor, account, 'clinic_' || account, 'connected', token,
              cast(? as timestamptz), cast(? as timestamptz), true, now()
            from unnest(cast(? as uuid[]), cast(? as text[]), cast(? as bytea[])) as linked (doctor, account, token)
            """;

    private final Sealing sealing;
    private final Instant linkedAt;

    public LinkedAccounts(List<NamedKey> keys, Instant linkedAt) {
        this.sealing = TinkSealing.of(keys);
        this.linkedAt = linkedAt;
    }

    /** Links so many. */
    public void insert(Connection connection, int accounts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, linkedAt.toString());
            insert.setString(2, linkedAt.plus(Duration.ofDays(60)).toString());
            for (long first = 1; first <= accounts; first += AT_ONCE) {
                long last = Math.min(accounts, first + AT_ONCE - 1);
                insert.setArray(
                        3, connection.createArrayOf("uuid", each(first, last, LinkedAccounts::doctor, UUID[]::new)));
                insert.setArray(
                        4, connection.createArrayOf("text", each(first, last, LinkedAccounts::account, String[]::new)));
                insert.setArray(5, connection.createArrayOf("bytea", each(first, last, this::token, byte[][]::new)));
                insert.executeUpdate();
            }
        }
    }

    private static <T> T[] each(long first, long last, LongFunction<T> value, IntFunction<T[]> array) {
        return LongStream.rangeClosed(first, last).mapToObj(value).toArray(array);
    }

    private static UUID doctor(long number) {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L | number);
    }

    private static String account(long number) {
        return Long.toString(BEFORE_THE_FIRST + number);
    }

    /** Sealed for its row, as the product seals it. */
    private byte[] token(long number) {
        return sealing.seal(Purpose.TOKEN, doctor(number) + "/" + account(number), TOKEN);
    }
}
