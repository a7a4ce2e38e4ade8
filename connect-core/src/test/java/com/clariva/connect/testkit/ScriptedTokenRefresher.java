package com.clariva.connect.testkit;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.FreshToken;
import com.clariva.connect.core.token.TokenRefresher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An Instagram that gives 60 more days for every token, under a new text, unless told otherwise. */
public final class ScriptedTokenRefresher implements TokenRefresher {
    private static final Duration LIFE = Duration.ofDays(60);

    private final InstantSource clock;
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Function<Secret, FreshToken> answer;

    public ScriptedTokenRefresher(InstantSource clock) {
        this.clock = clock;
        this.answer = this::longer;
    }

    /** From now on {@code token} is refused. */
    public void refuses(Secret token, Refusal refusal) {
        refusals.put(token.reveal(), refusal);
    }

    /** From now on there is no usable answer. */
    public void goesAway() {
        answers(token -> {
            throw new ConnectException.InstagramUnavailable("token_refresh", null);
        });
    }

    public void comesBack() {
        answers(this::longer);
    }

    /** From now on it answers so. */
    public void answers(Function<Secret, FreshToken> answering) {
        answer = answering;
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    /** What it gives for {@code token} at this moment. */
    public FreshToken longer(Secret token) {
        return new FreshToken(
                Secret.of(token.reveal() + "-fresh"),
                clock.instant(),
                clock.instant().plus(LIFE));
    }

    @Override
    public FreshToken refresh(Secret token) {
        calls.incrementAndGet();
        Refusal refusal = refusals.get(token.reveal());
        if (refusal != null) {
            throw new ConnectException.InstagramRefused("token_refresh", refusal, "scripted");
        }
        return answer.apply(token);
    }
}
