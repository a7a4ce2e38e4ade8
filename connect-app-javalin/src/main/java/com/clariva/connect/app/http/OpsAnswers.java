package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.ops.OpsPage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Answers with an operator's page, or with the way to it. */
final class OpsAnswers {
    private final String base;
    private final InstantSource clock;

    /** @param base what stands before our paths where browsers see them */
    OpsAnswers(String base, InstantSource clock) {
        this.base = requireNonNull(base, "base is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void page(Context ctx, OpsPage page) {
        ctx.header("Content-Security-Policy", PagePolicy.withScript(Optional.empty()));
        // With no-referrer, browsers would not say where the form's request comes from.
        ctx.header("Referrer-Policy", "same-origin");
        ctx.html(page.html(base));
    }

    /** A page that says how long ago things were. */
    void page(Context ctx, Function<Instant, OpsPage> page) {
        page(ctx, page.apply(clock.instant()));
    }

    void missing(Context ctx, HttpStatus status, String heading, String said) {
        ctx.status(status);
        page(ctx, OpsPage.missing(heading, said));
    }

    void toOverview(Context ctx) {
        to(ctx, OpsRoutes.PATH);
    }

    void to(Context ctx, String path) {
        ctx.redirect(base + path, HttpStatus.SEE_OTHER);
    }
}
