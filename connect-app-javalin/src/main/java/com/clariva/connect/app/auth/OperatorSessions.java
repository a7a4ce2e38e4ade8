package com.clariva.connect.app.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.HmacKeys;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * The sessions of the operator page: until when, signed by the operator key. Nothing is stored, every instance
 * knows them, and they end with the key.
 */
public final class OperatorSessions {
    /** How long a session lasts. Looking does not prolong it: the page looks by itself. */
    public static final Duration LIFETIME = Duration.ofHours(4);

    private static final HexFormat HEX = HexFormat.of();

    private final HmacKeys key;
    private final InstantSource clock;

    public OperatorSessions(Secret key, InstantSource clock) {
        this.key = HmacKeys.of(List.of(new NamedSecret("CONNECT_OPERATOR_KEY", key)));
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A new session, as the cookie's value. */
    public String open() {
        long end = clock.instant().plus(LIFETIME).toEpochMilli();
        return end + "." + HEX.formatHex(key.sign(message(end)));
    }

    /** Whether it is a session of ours that has not ended. */
    public boolean isOpen(String cookie) {
        int dot = cookie.indexOf('.');
        try {
            long end = Long.parseLong(cookie.substring(0, Math.max(0, dot)));
            byte[] signature = HEX.parseHex(cookie.substring(dot + 1));
            return clock.instant().isBefore(Instant.ofEpochMilli(end))
                    && key.whichSigned(message(end), signature).isPresent();
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
    }

    private static byte[] message(long end) {
        return ("operator-page-session/" + end).getBytes(UTF_8);
    }
}
