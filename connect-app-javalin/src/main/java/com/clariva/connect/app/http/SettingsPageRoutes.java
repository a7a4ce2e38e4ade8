package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.page.Notice;
import com.clariva.connect.app.page.SettingsPage;
import com.clariva.connect.app.page.Tested;
import com.clariva.connect.app.page.Visit;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.AccountHealth.Level;
import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.linking.ConfirmChange.Question;
import com.clariva.connect.core.linking.LinkOutcome;
import com.clariva.connect.core.linking.LinkRefusal;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.log.SparingLog;
import com.clariva.connect.core.log.Wordless;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The built-in page, its buttons, and the session that opens it. A doctor is always answered with a page. */
final class SettingsPageRoutes {
    static final String PATH = "/settings/instagram";

    private static final Logger LOG = LoggerFactory.getLogger(SettingsPageRoutes.class);

    private final SparingLog log;
    private final Connect connect;
    private final Access access;
    private final PageAnswers answers;
    private final TestPause pause;

    SettingsPageRoutes(Connect connect, Access access, PageAnswers answers, TestPause pause, InstantSource clock) {
        this.log = new SparingLog(LOG, clock);
        this.connect = requireNonNull(connect, "connect is null");
        this.access = requireNonNull(access, "access is null");
        this.answers = requireNonNull(answers, "answers is null");
        this.pause = requireNonNull(pause, "pause is null");
    }

    void addTo(RoutesConfig routes) {
        routes.post(PATH + "/session", this::open);
        routes.get(PATH, page(this::show));
        routes.head(PATH, page(this::show));
        routes.get(PATH + "/disconnect", page(this::askWhetherToLeave));
        routes.post(PATH + "/disconnect", page(this::disconnect));
        routes.post(PATH + "/confirm", page(this::confirm));
        routes.post(PATH + "/keep", page(this::keep));
        routes.post(PATH + "/test", page(this::test));
        // Whoever goes there by the address bar is taken to where the buttons are.
        routes.get(PATH + "/confirm", answers::toPage);
        routes.get(PATH + "/keep", answers::toPage);
        routes.get(PATH + "/test", answers::toPage);
    }

    private Handler page(Handler handler) {
        return ctx -> {
            try {
                handler.handle(ctx);
            } catch (HttpRefusal e) {
                failed(ctx, e.status(), e.status() == HttpStatus.FORBIDDEN ? Notice.ELSEWHERE : Notice.FAILED);
            } catch (ConnectException e) {
                log.warn("Request not served", line -> line.addKeyValue("cause", e.getMessage()));
                failed(ctx, HttpStatus.SERVICE_UNAVAILABLE, Notice.NOT_SAVED);
            } catch (RuntimeException e) {
                log.error("Request failed", line -> line.setCause(Wordless.of(e)));
                failed(ctx, HttpStatus.INTERNAL_SERVER_ERROR, Notice.FAILED);
            }
        };
    }

    private void failed(Context ctx, HttpStatus status, Notice notice) {
        ctx.status(status);
        answers.show(ctx, SettingsPage.away(answers.visit(ctx)), Optional.of(notice));
    }

    private void open(Context ctx) {
        access.openSession(ctx);
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void show(Context ctx) {
        Query query = Query.of(ctx);
        Visit visit = answers.visit(ctx);
        Optional<Notice> error =
                query.one("error").map(label -> Notice.ofError(label, query.one(Frontend.RETRY_AFTER)));
        if (query.has("complete")) {
            answers.show(ctx, SettingsPage.unfinished(visit), error);
            return;
        }
        Optional<DoctorId> doctor = access.bySession(ctx);
        if (doctor.isEmpty()) {
            answers.show(ctx, SettingsPage.stranger(visit, answers.home()), error);
            return;
        }
        try {
            Connection connection = connect.checkConnection().check(doctor.get());
            Optional<Notice> notice = error.or(() -> done(query, connection));
            answers.show(
                    ctx, SettingsPage.of(visit, connection, question(ctx, doctor.get()), Optional.empty()), notice);
        } catch (ConnectException.StorageUnavailable e) {
            answers.show(ctx, SettingsPage.away(visit), error);
        }
    }

    /** Only what is so is told; anybody can write an address. */
    private static Optional<Notice> done(Query query, Connection connection) {
        boolean connected = connection.account().isPresent();
        if (query.has("disconnected") && !connected) {
            return Optional.of(Notice.DISCONNECTED);
        }
        if (query.has("kept") && connected) {
            return Optional.of(Notice.KEPT);
        }
        return query.one("connected")
                .filter("1"::equals)
                .filter(one -> connected && !connection.health().reconnectRecommended())
                .map(one -> connection.health().level() == Level.OK ? Notice.CONNECTED : Notice.CONNECTED_ALMOST);
    }

    /** In another browser the doctor could not answer. */
    private Optional<Question> question(Context ctx, DoctorId doctor) {
        return answers.browser(ctx).flatMap(browser -> connect.confirmChange().question(doctor));
    }

    private void askWhetherToLeave(Context ctx) {
        Optional<ConnectedAccount> account = access.bySession(ctx)
                .flatMap(doctor -> connect.checkConnection().check(doctor).account());
        if (account.isEmpty()) {
            answers.toPage(ctx);
        } else {
            answers.show(ctx, SettingsPage.leaving(answers.visit(ctx), account.get()), Optional.empty());
        }
    }

    private void disconnect(Context ctx) {
        if (access.bySession(ctx).isEmpty()) {
            answers.toPage(ctx);
            return;
        }
        connect.disconnect().disconnect(access.changing(ctx));
        answers.told(ctx, "disconnected");
    }

    private void confirm(Context ctx) {
        Optional<Ticket> browser = answers.browser(ctx);
        if (access.bySession(ctx).isEmpty() || browser.isEmpty()) {
            answers.refused(ctx, LinkRefusal.STATE_INVALID);
            return;
        }
        LinkOutcome outcome = connect.confirmChange().confirm(access.changing(ctx), browser.get());
        Optional<LinkRefusal> refusal = outcome.match(
                linked -> Optional.empty(), handedOff -> Optional.empty(), refused -> Optional.of(refused.reason()));
        refusal.ifPresentOrElse(reason -> answers.refused(ctx, reason), () -> answers.told(ctx, "connected"));
    }

    private void keep(Context ctx) {
        Optional<Ticket> browser = answers.browser(ctx);
        if (access.bySession(ctx).isEmpty() || browser.isEmpty()) {
            answers.toPage(ctx);
            return;
        }
        connect.confirmChange().decline(access.changing(ctx), browser.get());
        answers.told(ctx, "kept");
    }

    private void test(Context ctx) {
        Visit visit = answers.visit(ctx);
        if (access.bySession(ctx).isEmpty()) {
            answers.show(ctx, SettingsPage.stranger(visit, answers.home()), Optional.empty());
            return;
        }
        DoctorId doctor = access.changing(ctx);
        try {
            Tested tested = pause.lets(doctor) ? check(doctor) : Tested.TOO_SOON;
            ctx.status(tested == Tested.TOO_SOON ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.OK);
            Connection connection = connect.checkConnection().check(doctor);
            answers.show(
                    ctx,
                    SettingsPage.of(visit, connection, question(ctx, doctor), Optional.of(tested)),
                    Optional.empty());
        } catch (ConnectException.StorageUnavailable e) {
            ctx.status(HttpStatus.SERVICE_UNAVAILABLE);
            answers.show(ctx, SettingsPage.away(visit), Optional.empty());
        }
    }

    private Tested check(DoctorId doctor) {
        boolean answered = connect.checkConnection()
                .check(doctor)
                .account()
                .map(connect.checkAccounts()::check)
                .orElse(true);
        return answered ? Tested.ANSWERED : Tested.SILENT;
    }
}
