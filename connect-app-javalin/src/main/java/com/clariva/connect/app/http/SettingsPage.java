package com.clariva.connect.app.http;

import static com.google.common.html.HtmlEscapers.htmlEscaper;
import static java.util.stream.Collectors.joining;

import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.CheckConnection.Connection;
import com.clariva.connect.core.account.ConnectedAccount;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The page a doctor sees.
 *
 * @param problem what went wrong a moment ago
 * @param unfinished whether Clariva has to finish the connection
 * @param known whether we know who is looking
 * @param connection empty also if it cannot be looked up
 */
record SettingsPage(
        Optional<PageTexts.Problem> problem, boolean unfinished, boolean known, Optional<Connection> connection) {
    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <link rel="stylesheet" href="/settings/instagram/settings.css">
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>%2$s</p>
            %3$s
            </main>
            </body>
            </html>
            """;

    String html() {
        String parts =
                Stream.of(alert(), state()).filter(part -> !part.isEmpty()).collect(joining("\n"));
        return FRAME.formatted(PageTexts.TITLE, text(PageTexts.INTRODUCTION), parts);
    }

    private String alert() {
        return problem.map(found -> "<p role=\"alert\">" + text(found.whatHappened()) + " <strong>"
                        + text(found.nextStep()) + "</strong></p>")
                .orElse("");
    }

    private String state() {
        if (unfinished) {
            return status("warning", PageTexts.UNFINISHED);
        }
        if (!known) {
            return status("neutral", PageTexts.NO_SESSION);
        }
        return connection.map(SettingsPage::state).orElseGet(() -> status("warning", PageTexts.UNKNOWN));
    }

    private static String state(Connection connection) {
        return connection
                .account()
                .map(account -> connected(account, connection.health()))
                .orElseGet(() -> status("neutral", PageTexts.NOT_CONNECTED) + connect(PageTexts.CONNECT));
    }

    private static String connected(ConnectedAccount account, AccountHealth health) {
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
                + connect(PageTexts.RECONNECT)
                + disconnect();
    }

    private static String status(String level, String sentence) {
        return "<p class=\"status %s\" role=\"status\">%s</p>%n".formatted(level, text(sentence));
    }

    private static String connect(String label) {
        return "<p><a class=\"button\" href=\"/api/v1/settings/instagram/connect\">%s</a></p>%n".formatted(text(label));
    }

    private static String disconnect() {
        return "<form method=\"post\" action=\"/settings/instagram/disconnect\"><button>%s</button></form>%n"
                .formatted(text(PageTexts.DISCONNECT));
    }

    private static String text(String plain) {
        return htmlEscaper().escape(plain);
    }
}
