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
public final class Tokens {
    static final Duration SHORT = Duration.ofHours(1);
    /** Not quite sixty days, as in live answers, so that nobody gets away with assuming sixty. */
    static final Duration LONG = Duration.ofSeconds(5_183_944);

    private final MovableClock clock;
    private final Map<String, IssuedToken> byValue = new LinkedHashMap<>();
    private final Map<String, TokenDeath> deaths = new HashMap<>();
    private final Map<String, AppAccess> accesses = new HashMap<>();

    private int labels;

    Tokens(MovableClock clock) {
        this.clock = clock;
    }

    /** A token of its own text. */
    public IssuedToken issue(Grant grant) {
        return adopt(Ids.token(), grant);
    }

    /** From now on {@code value} is a token. */
    public synchronized IssuedToken adopt(String value, Grant grant) {
        Instant now = clock.instant();
        Duration life = grant.kind() == Kind.SHORT_LIVED ? SHORT : LONG;
        IssuedToken token = new IssuedToken("token-" + ++labels, value, grant, now, now.plus(life));
        byValue.put(value, token);
        deaths.remove(value);
        return token;
    }

    /** Sixty new days for the same text. */
    synchronized IssuedToken extend(IssuedToken token) {
        Instant now = clock.instant();
        return replace(token.renewed(now, now.plus(LONG)));
    }

    synchronized IssuedToken replace(IssuedToken token) {
        byValue.put(token.value(), token);
        return token;
    }

    synchronized Optional<TokenDeath> deathOf(IssuedToken token) {
        return Optional.ofNullable(deaths.get(token.value()));
    }

    public synchronized Optional<IssuedToken> find(String value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /** The token of that value, or the refusal it deserves. */
    synchronized IssuedToken alive(Optional<String> value) {
        IssuedToken token = value.flatMap(this::find).orElseThrow(Refusal::unreadableToken);
        Optional.ofNullable(deaths.get(token.value())).ifPresent(death -> {
            throw Refusal.deadToken(death);
        });
        requireAccess(token.account());
        Instant now = clock.instant();
        if (!now.isBefore(token.expiresAt())) {
            throw Refusal.expiredToken(token.expiresAt(), now);
        }
        return token;
    }

    private void requireAccess(Account account) {
        switch (accesses.getOrDefault(account.professionalId(), AppAccess.GRANTED)) {
            case NO_ROLE -> throw Refusal.unsupportedMethod("get");
            case CHECKPOINT -> throw Refusal.deadToken(TokenDeath.CHECKPOINT);
            case GRANTED -> {}
        }
    }

    /** What becomes of all tokens of the account, of those to come as well. */
    public synchronized void access(Account account, AppAccess access) {
        accesses.put(account.professionalId(), access);
    }

    /** This one token is refused from now on. */
    public synchronized void kill(IssuedToken token, TokenDeath death) {
        deaths.putIfAbsent(token.value(), death);
    }

    /** All tokens of the account are refused from now on; new ones are good. */
    public synchronized void kill(Account account, TokenDeath death) {
        byValue.values().stream()
                .filter(token -> token.account().professionalId().equals(account.professionalId()))
                .forEach(token -> deaths.putIfAbsent(token.value(), death));
    }

    /** Oldest first. */
    public synchronized List<IssuedToken> all() {
        return List.copyOf(byValue.values());
    }
}
