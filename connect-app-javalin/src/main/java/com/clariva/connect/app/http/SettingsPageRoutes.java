package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Connect;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.linking.LinkOutcome;
import com.clariva.connect.core.linking.LinkRefusal;
import com.clariva.connect.core.linking.Ticket;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;

/** The built-in page, and the session that opens it. */
final class SettingsPageRoutes {
    static final String PATH = "/settings/instagram";

    private static final String STYLE = "settings.css";
    static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Connect connect;
    private final Access access;
    private final Cookies cookies;
    private final WebSettings settings;
    private final Frontend ownPage;
    private final byte[] style = style();

    SettingsPageRoutes(Connect connect, Access access, Cookies cookies, WebSettings settings) {
        this.connect = requireNonNull(connect, "connect is null");
        this.access = requireNonNull(access, "access is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.ownPage = new Frontend(URI.create(settings.page()));
    }

    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::show);
        routes.head(PATH, this::show);
        routes.post(PATH + "/session", this::open);
        routes.post(PATH + "/disconnect", this::disconnect);
        routes.post(PATH + "/confirm", this::confirm);
        routes.get(PATH + "/" + STYLE, ctx -> ctx.contentType("text/css").result(style));
    }

    private void open(Context ctx) {
        access.openSession(ctx);
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void show(Context ctx) {
        Optional<DoctorId> doctor = access.bySession(ctx);
        Query query = Query.of(ctx);
        SettingsPage page = new SettingsPage(
                settings.path(),
                query.one("error").map(PageTexts::of),
                query.has("complete"),
                doctor.isPresent(),
                doctor.flatMap(this::state));
        ctx.header("Content-Security-Policy", POLICY);
        // With no-referrer, browsers would not say where the form's request comes from.
        ctx.header("Referrer-Policy", "same-origin");
        ctx.html(page.html());
    }

    private Optional<SettingsPage.State> state(DoctorId doctor) {
        try {
            return Optional.of(new SettingsPage.State(
                    connect.checkConnection().check(doctor),
                    connect.confirmChange().question(doctor)));
        } catch (ConnectException.StorageUnavailable e) {
            return Optional.empty();
        }
    }

    private void disconnect(Context ctx) {
        if (access.bySession(ctx).isPresent()) {
            connect.disconnect().disconnect(access.changing(ctx));
        }
        ctx.redirect(settings.page(), HttpStatus.SEE_OTHER);
    }

    private void confirm(Context ctx) {
        Optional<Ticket> browser = cookies.ticket(ctx);
        if (access.bySession(ctx).isEmpty() || browser.isEmpty()) {
            ctx.redirect(ownPage.refused(LinkRefusal.STATE_INVALID), HttpStatus.SEE_OTHER);
            return;
        }
        LinkOutcome outcome = connect.confirmChange().confirm(access.changing(ctx), browser.get());
        ctx.redirect(
                outcome.match(
                        linked -> ownPage.connected(),
                        handedOff -> ownPage.connected(),
                        refused -> ownPage.refused(refused.reason())),
                HttpStatus.SEE_OTHER);
    }

    private static byte[] style() {
        try (InputStream file =
                requireNonNull(SettingsPageRoutes.class.getResourceAsStream(STYLE), "the style sheet is missing")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
