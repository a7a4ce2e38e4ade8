package com.clariva.connect.simulator;

import static java.util.stream.Collectors.joining;

import com.clariva.connect.simulator.Conversations.Pair;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page on which one plays the person who writes. */
final class SandboxPage {
    private static final int DELIVERIES = 8;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final String NOBODY = "<li class=\"account\">Nobody has written yet.</li>";

    private final World world;
    private final Webhooks webhooks;
    private final Callbacks callbacks;
    private final String page = Html.template("sandbox.html");

    SandboxPage(World world, Webhooks webhooks, Callbacks callbacks) {
        this.world = world;
        this.webhooks = webhooks;
        this.callbacks = callbacks;
    }

    Answer show(Account account, Person person, String notice) {
        Map<String, String> pieces = new LinkedHashMap<>();
        pieces.put("account", account.professionalId());
        pieces.put("person", person.igsid());
        pieces.put("username", Html.escape(account.username()));
        pieces.put("personName", Html.escape(person.name()));
        pieces.put("accounts", accountOptions(account));
        pieces.put("persons", personOptions(person));
        pieces.put("notice", notice.isEmpty() ? "" : notice(notice));
        pieces.put("state", Html.escape(state(account)));
        pieces.put("now", TIME.format(world.clock.instant()) + " UTC");
        pieces.put(
                "callback",
                Html.escape(webhooks.callback().map(uri -> uri.toString()).orElse("nowhere yet")));
        pieces.put("callbacks", callbacks.haveAddresses() ? "" : "disabled");
        pieces.put("thread", thread(account, person));
        pieces.put("deliveries", deliveries());
        return Answer.page(200, Html.fill(page, pieces));
    }

    String thread(Account account, Person person) {
        List<Line> lines = world.conversations.lines(Pair.of(account, person));
        return lines.isEmpty()
                ? NOBODY
                : lines.stream().map(line -> line(line, account, person)).collect(joining("\n"));
    }

    String deliveries() {
        List<Delivery> latest = new ArrayList<>(webhooks.latest(DELIVERIES));
        Collections.reverse(latest);
        return latest.stream().map(SandboxPage::row).collect(joining("\n"));
    }

    private String state(Account account) {
        List<String> fields = world.subscriptions.of(account);
        String subscribed = fields.isEmpty()
                ? "Not subscribed: no webhooks are sent"
                : "Subscribed to " + String.join(", ", fields);
        return subscribed + (world.messageAccess(account) ? "." : ". Access to messages is switched off.");
    }

    private static String line(Line line, Account account, Person person) {
        String who = line.fromAccount() ? account.username() : person.name();
        String said = line.unsent() ? "<em>unsent</em>" : Html.escape(line.text());
        return "<li" + (line.fromAccount() ? " class=\"account\"" : "") + ">" + said + "<small>" + Html.escape(who)
                + ", " + time(line.at()) + "</small></li>";
    }

    private static String row(Delivery delivery) {
        String kinds = delivery.kinds().isEmpty() ? "test" : String.join(", ", delivery.kinds());
        String answer = delivery.status().isPresent()
                ? Integer.toString(delivery.status().getAsInt())
                : delivery.answer();
        return "<tr><td>" + time(delivery.at()) + "</td><td>" + Html.escape(delivery.id()) + "</td><td>"
                + Html.escape(kinds) + "</td><td class=\"" + (delivery.accepted() ? "good" : "bad") + "\">"
                + Html.escape(answer) + "</td></tr>";
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String notice(String text) {
        return "<p class=\"card notice\" role=\"status\">" + Html.escape(text) + "</p>";
    }

    private String accountOptions(Account chosen) {
        return world.accounts().stream()
                .map(account -> option(account.professionalId(), account.username(), account.equals(chosen)))
                .collect(joining("\n"));
    }

    private String personOptions(Person chosen) {
        return world.persons().stream()
                .map(person -> option(person.igsid(), person.name(), person.equals(chosen)))
                .collect(joining("\n"));
    }

    private static String option(String value, String text, boolean selected) {
        return "<option value=\"" + value + "\"" + (selected ? " selected" : "") + ">" + Html.escape(text)
                + "</option>";
    }
}
