package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.linking.LinkRefusal;
import com.clariva.connect.core.log.SparingLog;
import com.clariva.connect.core.log.Wordless;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong in a route becomes an answer that says enough, and not more. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final SparingLog log = new SparingLog(LOG, InstantSource.system());
    private final SparingLog traces = SparingLog.ofTraces(LOG, InstantSource.system());
    private final Answers answers;

    Problems(Answers answers) {
        this.answers = requireNonNull(answers, "answers is null");
    }

    void addTo(JavalinConfig config) {
        config.routes.exception(HttpRefusal.class, (refusal, ctx) -> answers.refusal(ctx, refusal));
        config.routes.exception(MethodNotAllowedResponse.class, this::wrongMethod);
        config.routes.exception(HttpResponseException.class, this::plain);
        config.routes.exception(ConnectException.class, this::outside);
        config.routes.exception(IOException.class, (e, ctx) -> cutOff(ctx));
        config.routes.exception(Exception.class, this::unexpected);
        config.router.javaLangErrorHandler(this::fatal);
    }

    private void wrongMethod(MethodNotAllowedResponse response, Context ctx) {
        String methods = response.getDetails().getOrDefault("availableMethods", "");
        ctx.header("Allow", WebhookRoutes.allowed(ctx.path(), methods));
        answers.refusal(
                ctx, new HttpRefusal(HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed", "Not with this method."));
    }

    private void plain(HttpResponseException response, Context ctx) {
        HttpStatus status = HttpStatus.forStatus(response.getStatus());
        answers.refusal(ctx, new HttpRefusal(status, PlainErrors.codeOf(status.getCode()), status.getMessage()));
    }

    private void outside(ConnectException e, Context ctx) {
        log.warn("Request not served", line -> line.addKeyValue("cause", e.getMessage()));
        answers.refusal(
                ctx,
                e instanceof ConnectException.InstagramUnavailable || e instanceof ConnectException.InstagramRefused
                        ? LinkProblems.of(LinkRefusal.INSTAGRAM_UNAVAILABLE)
                        : HttpRefusal.storageUnavailable());
    }

    /** The client went away in the middle; there is nobody to answer, and nothing to be alarmed about. */
    private void cutOff(Context ctx) {
        answers.refusal(ctx, new HttpRefusal(HttpStatus.BAD_REQUEST, "cut_off", "The request did not arrive whole."));
    }

    private void unexpected(Exception e, Context ctx) {
        traces.error("Request failed", line -> line.setCause(Wordless.of(e)));
        answers.refusal(
                ctx, new HttpRefusal(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "Something went wrong here."));
    }

    private void fatal(HttpServletResponse response, Error e) {
        traces.error("Request failed", line -> line.setCause(Wordless.of(e)));
        response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR.getCode());
    }
}
