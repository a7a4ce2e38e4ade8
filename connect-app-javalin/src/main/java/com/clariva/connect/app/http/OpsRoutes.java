package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.ops.Desk;
import com.clariva.connect.app.ops.LetterGroup;
import com.clariva.connect.app.ops.OpsPage;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.eventlog.ExplainedEvent;
import com.clariva.connect.core.log.SparingLog;
import com.clariva.connect.core.log.Wordless;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator page and its buttons. An operator is always answered with a page, and a stranger with the way in. */
final class OpsRoutes {
    static final String PATH = "/ops";

    private static final Logger LOG = LoggerFactory.getLogger(OpsRoutes.class);
    private static final String EVENT = PATH + "/events/{id}";
    private static final String LETTERS = PATH + "/dead-letters";

    private final SparingLog log;
    private final Connect connect;
    private final Desk desk;
    private final OpsDoor door;
    private final OwnOrigin ownOrigin;
    private final OpsAnswers answers;

    OpsRoutes(Connect connect, Desk desk, OpsDoor door, WebSettings settings, InstantSource clock) {
        this.log = new SparingLog(LOG, clock);
        this.connect = requireNonNull(connect, "connect is null");
        this.desk = requireNonNull(desk, "desk is null");
        this.door = requireNonNull(door, "door is null");
        this.ownOrigin = new OwnOrigin(settings.publicUrl(), List.of());
        this.answers = new OpsAnswers(settings.path(), clock);
    }

    void addTo(RoutesConfig routes) {
        OpsPage.ASSETS.forEach(asset -> PageFiles.add(routes, PATH, asset));
        routes.get(PATH, looking(this::overview));
        routes.head(PATH, looking(this::overview));
        routes.post(PATH + "/session", page(this::signIn));
        routes.post(PATH + "/session/end", page(this::signOut));
        routes.get(EVENT, looking(this::event));
        routes.post(EVENT + "/content", changing(this::content));
        routes.post(EVENT + "/replay", changing(this::replay));
        routes.post(PATH + "/find", changing(this::find));
        routes.get(LETTERS, looking(this::dryRun));
        routes.post(LETTERS + "/replay", changing(this::replayMany));
        routes.post(LETTERS + "/stop", changing(this::stop));
        // Where a wrong key was shown, the address bar leads back.
        routes.get(PATH + "/session", answers::toOverview);
    }

    private Handler looking(Handler handler) {
        return page(ctx -> {
            if (door.isOpenFor(ctx)) {
                handler.handle(ctx);
            } else {
                answers.page(ctx, OpsPage.signIn(Optional.empty()));
            }
        });
    }

    /** Another site's form is not the operator's wish. */
    private Handler changing(Handler handler) {
        return looking(ctx -> {
            requireOwn(ctx);
            handler.handle(ctx);
        });
    }

    private void requireOwn(Context ctx) {
        if (!ownOrigin.sent(ctx)) {
            throw new HttpRefusal(HttpStatus.FORBIDDEN, "cross_site", "This has to be done on the page itself.");
        }
    }

    private Handler page(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (HttpRefusal e) {
                answers.missing(ctx, e.status(), "That was not done", e.said());
            } catch (ConnectException e) {
                log.warn("Request not served", line -> line.addKeyValue("cause", e.getMessage()));
                answers.missing(
                        ctx,
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "No answer",
                        "A store gives no answer right now. Try again.");
            } catch (RuntimeException e) {
                log.error("Request failed", line -> line.setCause(Wordless.of(e)));
                answers.missing(ctx, HttpStatus.INTERNAL_SERVER_ERROR, "That failed", "The log says more.");
            }
        };
    }

    private void overview(Context ctx) {
        answers.page(ctx, OpsPage.overview(desk));
    }

    private void signIn(Context ctx) {
        requireOwn(ctx);
        Optional<HttpStatus> refusal =
                door.refuses(ctx, RequestBody.form(ctx).first("key").orElse(""));
        if (refusal.isEmpty()) {
            answers.toOverview(ctx);
            return;
        }
        ctx.status(refusal.get());
        answers.page(
                ctx,
                OpsPage.signIn(Optional.of(
                        refusal.get() == HttpStatus.UNAUTHORIZED
                                ? "That is not the operator key."
                                : "Too many wrong keys. Wait for a minute.")));
    }

    private void signOut(Context ctx) {
        requireOwn(ctx);
        door.close(ctx);
        answers.toOverview(ctx);
    }

    private void event(Context ctx) {
        ExplainedEvent event = explained(ctx.pathParam("id"));
        answers.page(ctx, now -> OpsPage.event(event, now));
    }

    /** What was asked for may be a message by mistake; it goes into no address. */
    private void find(Context ctx) {
        ExplainedEvent event =
                explained(RequestBody.form(ctx).first("name").orElse("").strip());
        answers.to(ctx, PATH + "/events/" + event.found().event().id().value());
    }

    private void content(Context ctx) {
        ExplainedEvent event = explained(ctx.pathParam("id"));
        Text content = audited(event).orElseThrow(OpsRoutes::nothingKept);
        answers.page(ctx, now -> OpsPage.content(event, content, now));
    }

    private Optional<Text> audited(ExplainedEvent event) {
        try {
            return connect.explainEvent().content(event);
        } catch (ConnectException.StorageUnavailable e) {
            log.warn("Content not shown", line -> line.addKeyValue("cause", e.getMessage()));
            throw new HttpRefusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "not_audited",
                    "A store gives no answer or takes nothing down right now. What cannot be written into the audit"
                            + " log is not shown.");
        }
    }

    private ExplainedEvent explained(String name) {
        return connect.explainEvent().explain(name, Optional.empty()).orElseThrow(OpsRoutes::unknown);
    }

    private void replay(Context ctx) {
        begun(ctx, desk.replay(id(ctx).orElseThrow(OpsRoutes::unknown)));
    }

    private void dryRun(Context ctx) {
        Query query = Query.required(ctx);
        LetterGroup group = desk.dryRun(cause(query.one("reason"), query.one("error")));
        answers.page(ctx, now -> OpsPage.dryRun(group, now));
    }

    private void replayMany(Context ctx) {
        Form form = RequestBody.form(ctx);
        begun(ctx, desk.replay(cause(form.first("reason"), form.first("error"))));
    }

    private void begun(Context ctx, boolean begun) {
        if (!begun) {
            throw new HttpRefusal(
                    HttpStatus.CONFLICT, "underway", "Others are being replayed. Wait for them, or stop them.");
        }
        answers.to(ctx, PATH + "#letters");
    }

    private void stop(Context ctx) {
        desk.stop();
        answers.to(ctx, PATH + "#letters");
    }

    private static LetterGroup.Cause cause(Optional<String> reason, Optional<String> error) {
        return new LetterGroup.Cause(reason.orElse(""), error.orElse(""));
    }

    private static Optional<EventId> id(Context ctx) {
        try {
            return Optional.of(new EventId(ctx.pathParam("id")));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static HttpRefusal nothingKept() {
        return new HttpRefusal(HttpStatus.NOT_FOUND, "nothing_kept", ShownExplanation.GONE);
    }

    private static HttpRefusal unknown() {
        return new HttpRefusal(HttpStatus.NOT_FOUND, "event_not_found", "Nothing is known of this event.");
    }
}
