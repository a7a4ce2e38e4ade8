package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;

/** Says yes and no, always in the same shape. */
final class Answers {
    private static final String RETRY_SECONDS = "5";

    private final InstantSource clock;

    Answers(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    void success(Context ctx, Object data) {
        ctx.status(HttpStatus.OK).json(new Envelope.Success(data, meta(ctx)));
    }

    void refusal(Context ctx, HttpRefusal refusal) {
        switch (refusal.status()) {
            case UNAUTHORIZED -> ctx.header("WWW-Authenticate", "Bearer");
            case SERVICE_UNAVAILABLE -> ctx.header("Retry-After", RETRY_SECONDS);
            default -> {}
        }
        problem(
                ctx,
                new Envelope.Problem(
                        refusal.code(), refusal.said(), refusal.status().getCode()));
    }

    private void problem(Context ctx, Envelope.Problem problem) {
        ctx.status(problem.statusCode()).json(new Envelope.Failure(problem, meta(ctx)));
    }

    private Envelope.Meta meta(Context ctx) {
        return new Envelope.Meta(clock.instant(), ctx.attribute(RequestDoor.REQUEST_ID));
    }
}
