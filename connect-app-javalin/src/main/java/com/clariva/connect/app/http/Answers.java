package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Says yes and no, always in the same shape. */
final class Answers {
    private static final String RETRY_SECONDS = "5";

    private final InstantSource clock;

    Answers(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** UTC. */
    Instant now() {
        return clock.instant();
    }

    void success(Context ctx, Object data) {
        ctx.status(HttpStatus.OK).json(new Envelope.Success(data, meta(ctx)));
    }

    /** It was taken, and is not over. */
    void accepted(Context ctx, Object data) {
        ctx.status(HttpStatus.ACCEPTED).json(new Envelope.Success(data, meta(ctx)));
    }

    void refusal(Context ctx, HttpRefusal refusal) {
        hints(refusal.status(), refusal.code()).forEach(ctx::header);
        refusal.retryAfter().ifPresent(until -> ctx.header("Retry-After", seconds(until)));
        problem(
                ctx,
                new Envelope.Problem(
                        refusal.code(), refusal.said(), refusal.status().getCode()));
    }

    /** Headers that say what may be done about it. A bearer is asked for only where one could be let in. */
    static Map<String, String> hints(HttpStatus status, String code) {
        return switch (status) {
            case UNAUTHORIZED -> code.equals(HttpRefusal.BEARER) ? Map.of("WWW-Authenticate", "Bearer") : Map.of();
            case SERVICE_UNAVAILABLE, TOO_MANY_REQUESTS -> Map.of("Retry-After", RETRY_SECONDS);
            default -> Map.of();
        };
    }

    /** Rounded up: who comes too early is refused again. */
    private String seconds(Instant until) {
        long millis = Duration.between(clock.instant(), until).toMillis();
        return Long.toString(Math.max(1, (millis + 999) / 1000));
    }

    private void problem(Context ctx, Envelope.Problem problem) {
        ctx.status(problem.statusCode()).json(new Envelope.Failure(problem, meta(ctx)));
    }

    private Envelope.Meta meta(Context ctx) {
        return new Envelope.Meta(clock.instant(), ctx.attribute(RequestDoor.REQUEST_ID));
    }
}
