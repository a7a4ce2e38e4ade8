package com.clariva.connect.simulator;

import com.clariva.connect.simulator.IssuedToken.Grant;
import com.clariva.connect.simulator.IssuedToken.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every token ever handed out, dead or alive. */
final class Tokens {
    static final Duration SHORT = Duration.ofHours(1);
    /** Not quite sixty days, as in live answers, so that nobody gets away with assuming sixty. */
    static final Duration LONG = Duration.ofSeconds(5_183_944);

    private final MovableClock clock;
    private final Map<String, IssuedToken> byValue = new LinkedHashMap<>();
    private final Map<String, TokenDeath> deaths = new HashMap<>();

    Tokens(MovableClock clock) {
        this.clock = clock;
    }

    synchronized IssuedToken issue(Grant grant) {
        Instant now = clock.instant();
        Duration life = grant.kind() == Kind.SHORT_LIVED ? SHORT : LONG;
        String label = "token-" + (byValue.size() + 1);
        IssuedToken token = new IssuedToken(label, Ids.token(), grant, now, now.plus(life));
        byValue.put(token.value(), token);
        return token;
    }

    /** Sixty new days for the same text. */
    synchronized IssuedToken extend(IssuedToken token) {
        Instant now = clock.instant();
        IssuedToken extended = token.renewed(now, now.plus(LONG));
        byValue.put(extended.value(), extended);
        return extended;
    }

    synchronized Optional<IssuedToken> find(String value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /** The token of that value, or the refusal it deserves. */
    synchronized IssuedToken alive(Optional<String> value) {
        IssuedToken token = value.flatMap(this::find).orElseThrow(Refusal::unreadableToken);
        Optional.ofNullable(deaths.get(token.value())).ifPresent(death -> {
            throw Refusal.deadToken(death);
        });
        Instant now = clock.instant();
        if (!now.isBefore(token.expiresAt())) {
            throw Refusal.expiredToken(token.expiresAt(), now);
        }
        return token;
    }

    synchronized void kill(Account account, TokenDeath death) {
        byValue.values().stream()
                .filter(token -> token.account().professionalId().equals(account.professionalId()))
                .forEach(token -> deaths.putIfAbsent(token.value(), death));
    }

    synchronized List<IssuedToken> all() {
        return List.copyOf(byValue.values());
    }
}
