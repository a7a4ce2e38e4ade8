package com.clariva.connect.app.http;

import static com.google.common.html.HtmlEscapers.htmlEscaper;
import static java.util.stream.Collectors.joining;

import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.linking.ConfirmChange.Question;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page a doctor sees.
 *
 * @param base what stands before our paths
 * @param problem what went wrong a moment ago
 * @param unfinished whether Clariva has to finish the connection
 * @param known whether we know who is looking
 * @param state empty also if it cannot be looked up
 */
record SettingsPage(
        String base, Optional<PageTexts.Problem> problem, boolean unfinished, boolean known, Optional<State> state) {

    /** A doctor's connection, and whether another account shall take the place of the connected one. */
    record State(Connection connection, Optional<Question> question) {}

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <link rel="stylesheet" href="%3$s/settings/instagram/settings.css">
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>%2$s</p>
            %4$s
            </main>
            </body>
            </html>
            """;

    String html() {
        String parts =
                Stream.of(alert(), said()).filter(part -> !part.isEmpty()).collect(joining("\n"));
        return FRAME.formatted(PageTexts.TITLE, text(PageTexts.INTRODUCTION), text(base), parts);
    }

    private String alert() {
        return problem.map(found -> "<p role=\"alert\">" + text(found.whatHappened()) + " <strong>"
                        + text(found.nextStep()) + "</strong></p>")
                .orElse("");
    }

    private String said() {
        if (unfinished) {
            return status("warning", PageTexts.UNFINISHED);
        }
        if (!known) {
            return status("neutral", PageTexts.NO_SESSION);
        }
        return state.map(this::of).orElseGet(() -> status("warning", PageTexts.UNKNOWN));
    }

    private String of(State found) {
        return found.connection()
                .account()
                .map(account -> connected(account, found.connection().health(), found.question()))
                .orElseGet(() -> status("neutral", PageTexts.NOT_CONNECTED) + connect(PageTexts.CONNECT));
    }

    private String connected(ConnectedAccount account, AccountHealth health, Optional<Question> question) {
        String said = health.reasons().isEmpty()
                ? PageTexts.WORKS
                : health.reasons().stream().map(PageTexts::of).collect(joining(" "));
        String level = switch (health.level()) {
            case OK -> "ok";
            case WARNING -> "warning";
            case ERROR -> "error";
            case NOT_CONNECTED -> "neutral";
        };
        return status(level, PageTexts.connectedAs(account.profile().username()) + " " + said)
                + question.map(this::confirm).orElse("")
                + connect(PageTexts.RECONNECT)
                + disconnect();
    }

    private static String status(String level, String sentence) {
        return "<p class=\"status %s\" role=\"status\">%s</p>%n".formatted(level, text(sentence));
    }

    private String connect(String label) {
        return "<p><a class=\"button\" href=\"%s/api/v1/settings/instagram/connect\">%s</a></p>%n"
                .formatted(text(base), text(label));
    }

    private String confirm(Question question) {
        return form("confirm", PageTexts.replace(question.connected(), question.chosen()));
    }

    private String disconnect() {
        return form("disconnect", PageTexts.DISCONNECT);
    }

    private String form(String action, String label) {
        return "<form method=\"post\" action=\"%s/settings/instagram/%s\"><button>%s</button></form>%n"
                .formatted(text(base), action, text(label));
    }

    private static String text(String plain) {
        return htmlEscaper().escape(plain);
    }
}
