package com.clariva.connect.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The codes the authorize page has given away: an hour long, once each, for one redirect address. */
final class AuthorizationCodes {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String NOT_FOUND = "Matching code was not found or was already used";
    private static final String NOT_IDENTICAL = "Error validating verification code. Please make sure your redirect_uri"
            + " is identical to the one you used in the OAuth dialog request";

    private final MovableClock clock;
    private final Map<String, Promise> promises = new HashMap<>();

    AuthorizationCodes(MovableClock clock) {
        this.clock = clock;
    }

    synchronized String issue(Account account, String redirectUri, Set<String> permissions) {
        String code = Ids.code();
        Instant until = clock.instant().plus(LIFE);
        promises.put(code, new Promise(account, redirectUri, Set.copyOf(permissions), until));
        return code;
    }

    synchronized Promise redeem(String code, String redirectUri) {
        Promise promise = promises.get(code);
        if (promise == null) {
            throw Refusal.oauth(NOT_FOUND);
        }
        if (!promise.redirectUri().equals(redirectUri) || !clock.instant().isBefore(promise.until())) {
            throw Refusal.oauth(NOT_IDENTICAL);
        }
        promises.remove(code);
        return promise;
    }

    /** What the person agreed to. */
    record Promise(Account account, String redirectUri, Set<String> permissions, Instant until) {}
}
