package com.clariva.connect.app.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * The sessions of the built-in page: who and until when, sealed into the cookie itself. Nothing is
 * stored, every instance reads them, and they survive a change of keys.
 */
public final class PageSessions {
    /** How long a session lasts. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String PAGE = "settings-page";

    private final Sealing sealing;
    private final InstantSource clock;

    public PageSessions(Sealing sealing, InstantSource clock) {
        this.sealing = requireNonNull(sealing, "sealing is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A new session, as the cookie's value. */
    public String open(DoctorId doctor) {
        String plain = doctor + "/" + clock.instant().plus(LIFETIME).toEpochMilli();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealing.seal(Purpose.SESSION, PAGE, plain.getBytes(UTF_8)));
    }

    /** Whose session it is; empty if it has ended or was not ours. */
    public Optional<DoctorId> doctorOf(String cookie) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cookie);
            return read(new String(sealing.open(Purpose.SESSION, PAGE, sealed), UTF_8));
        } catch (ConnectException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Optional<DoctorId> read(String plain) {
        int slash = plain.indexOf('/');
        Instant end = Instant.ofEpochMilli(Long.parseLong(plain.substring(slash + 1)));
        return Optional.of(plain.substring(0, slash))
                .filter(doctor -> clock.instant().isBefore(end))
                .map(DoctorId::of);
    }
}
