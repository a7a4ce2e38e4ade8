package com.clariva.connect.app.http;

import static com.google.common.html.HtmlEscapers.htmlEscaper;

import com.clariva.connect.core.privacy.DeletionRequests.Progress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What somebody sees who wants to know how far a deletion is. It names nobody. */
final class DeletionPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Deletion of your Instagram data</title>
            <link rel="stylesheet" href="%1$s/settings/instagram/settings.css">
            </head>
            <body>
            <main class="frame">
            <h1>Deletion of your Instagram data</h1>
            <section class="sheet">
            <p class="state %2$s" role="status">%3$s</p>
            %4$s
            </section>
            </main>
            </body>
            </html>
            """;

    private DeletionPage() {}

    /**
     * The page.
     *
     * @param base what stands before our paths
     * @param progress empty if nobody was given that code
     */
    static String html(String base, Optional<Progress> progress) {
        return progress.map(found -> html(base, found))
                .orElseGet(() -> page(
                        base,
                        "neutral",
                        "We know of no request with this confirmation code.",
                        "<p>Compare it with the code that Instagram showed you.</p>"));
    }

    private static String html(String base, Progress progress) {
        return progress.finishedAt()
                .map(at -> page(
                        base,
                        "ok",
                        "Everything is deleted.",
                        times(progress.requestedAt(), "and finished on " + TIME.format(at))))
                .orElseGet(() -> page(
                        base,
                        "warning",
                        "Your data is being deleted.",
                        times(
                                progress.requestedAt(),
                                "and usually takes a few minutes. Come back to see the end of it")));
    }

    private static String times(Instant requestedAt, String rest) {
        return """
                <p>The deletion was asked for on %s, %s.</p>
                <p>It covers the connection to Instagram, received messages that were still with us, and replies
                that were sent through us. We keep a note that the deletion took place.</p>
                """.formatted(TIME.format(requestedAt), rest);
    }

    private static String page(String base, String level, String status, String rest) {
        return FRAME.formatted(htmlEscaper().escape(base), level, status, rest.strip());
    }
}
