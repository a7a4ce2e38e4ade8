package com.clariva.connect.core.linking;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Use case: a doctor presses Connect. */
public final class StartLinking {
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private final LinkingAttempts attempts;
    private final AuthorizationServer authorizationServer;
    private final InstantSource clock;

    public StartLinking(LinkingAttempts attempts, AuthorizationServer authorizationServer, InstantSource clock) {
        this.attempts = requireNonNull(attempts, "attempts is null");
        this.authorizationServer = requireNonNull(authorizationServer, "authorizationServer is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Begins an attempt that lasts ten minutes.
     *
     * @param browser what the browser's cookie says, so that all its tabs are one browser; a fresh one
     *     is made if it has none
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if it could not be recorded
     */
    public Departure start(DoctorId doctor, Optional<Ticket> browser, Finish finish) {
        Ticket state = Ticket.random();
        Ticket known = browser.orElseGet(Ticket::random);
        attempts.begin(new LinkingAttempt(
                state.digest(), doctor, known.digest(), finish, clock.instant().plus(LIFETIME)));
        return new Departure(authorizationServer.authorizationUrl(state), known);
    }
}
