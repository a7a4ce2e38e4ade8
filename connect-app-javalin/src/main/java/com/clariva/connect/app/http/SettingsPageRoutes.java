package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Connect;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.event.DoctorId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The built-in page, and the session that opens it. */
final class SettingsPageRoutes {
    static final String PATH = "/settings/instagram";

    private static final String STYLE = "settings.css";
    static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Connect connect;
    private final Access access;
    private final WebSettings settings;
    private final byte[] style = style();

    SettingsPageRoutes(Connect connect, Access access, WebSettings settings) {
        this.connect = requireNonNull(connect, "connect is null");
        this.access = requireNonNull(access, "access is null");
        this.settings = requireNonNull(settings, "settings is null");
    }

    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::show);
        routes.head(PATH, this::show);
        routes.post(PATH + "/session", this::open);
        routes.post(PATH + "/disconnect", this::disconnect);
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
                doctor.flatMap(this::connection));
        ctx.header("Content-Security-Policy", POLICY);
        // With no-referrer, browsers would not say where the form's request comes from.
        ctx.header("Referrer-Policy", "same-origin");
        ctx.html(page.html());
    }

    private Optional<Connection> connection(DoctorId doctor) {
        try {
            return Optional.of(connect.checkConnection().check(doctor));
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

    private static byte[] style() {
        try (InputStream file =
                requireNonNull(SettingsPageRoutes.class.getResourceAsStream(STYLE), "the style sheet is missing")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
