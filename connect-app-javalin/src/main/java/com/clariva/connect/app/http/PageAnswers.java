package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.page.Language;
import com.clariva.connect.app.page.Notice;
import com.clariva.connect.app.page.Reader;
import com.clariva.connect.app.page.SettingsPage;
import com.clariva.connect.app.page.Visit;
import com.clariva.connect.core.linking.LinkRefusal;
import com.clariva.connect.core.linking.Ticket;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** Answers with the settings page, or with the way to it. */
final class PageAnswers {
    private final WebSettings settings;
    private final Cookies cookies;
    private final InstantSource clock;
    private final Frontend ownPage;

    PageAnswers(WebSettings settings, Cookies cookies, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.ownPage = new Frontend(URI.create(settings.page()));
    }

    /** A language that was just chosen is remembered. */
    Visit visit(Context ctx) {
        Optional<Language> chosen = Query.of(ctx).one("lang").flatMap(Language::of);
        chosen.ifPresent(language -> cookies.language(ctx, language));
        return new Visit(
                settings.path(),
                Reader.of(chosen.or(() -> cookies.language(ctx)), Optional.ofNullable(ctx.header("Accept-Language"))),
                clock.instant());
    }

    Optional<Ticket> browser(Context ctx) {
        return cookies.browser(ctx);
    }

    void show(Context ctx, SettingsPage page, Optional<Notice> notice) {
        ctx.header("Content-Security-Policy", PagePolicy.withScript(page.pictures()));
        // With no-referrer, browsers would not say where the form's request comes from.
        ctx.header("Referrer-Policy", "same-origin");
        ctx.html(page.html(notice));
    }

    /** Where doctors come from, unless that is our own page. */
    Optional<URI> home() {
        return Optional.of(settings.frontend())
                .filter(URI::isAbsolute)
                .filter(frontend -> !frontend.equals(settings.publicUrl().resolve(settings.page())));
    }

    /** Back to the page, without its query. */
    void toPage(Context ctx) {
        ctx.redirect(settings.page(), HttpStatus.SEE_OTHER);
    }

    void told(Context ctx, String what) {
        ctx.redirect(settings.page() + "?" + what + "=1", HttpStatus.SEE_OTHER);
    }

    void refused(Context ctx, LinkRefusal reason) {
        ctx.redirect(ownPage.refused(reason), HttpStatus.SEE_OTHER);
    }
}
