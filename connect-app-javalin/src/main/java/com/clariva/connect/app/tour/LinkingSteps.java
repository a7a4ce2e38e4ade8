package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.simulator.IssuedToken;
import com.clariva.connect.simulator.Operation;
import com.clariva.connect.simulator.SeenRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A doctor links an account. */
final class LinkingSteps {
    private final Stage stage;
    private Optional<URI> authorizePage = Optional.empty();
    private Optional<URI> callback = Optional.empty();

    LinkingSteps(Stage stage) {
        this.stage = requireNonNull(stage, "stage is null");
    }

    List<Step> steps() {
        return List.of(
                new Step("doctor asks where to connect", this::connect),
                new Step("account linked", this::link),
                new Step("status tells the doctor", this::status),
                new Step("row holds the account, no readable token", this::row),
                new Step("webhooks subscribed at Instagram", this::subscription),
                new Step("settings page shows the account", this::page));
    }

    /** The address Instagram sent Ada back to, for somebody to try it once more. */
    URI usedCallback() {
        return callback.orElseThrow(() -> new Unexpected("a callback that was used", "none"));
    }

    private String connect() {
        Answer answer = stage.ada.connect();
        Expect.same("status of connect", 200, answer.status());
        String address = answer.text("/redirectUrl");
        Expect.that(address.startsWith(stage.instagram.authorizeUrl() + "?"), "the authorize page", "another address");
        Expect.that(address.contains("state="), "a state in it", "none");
        authorizePage = Optional.of(URI.create(address));
        return "200, redirectUrl leads to Instagram's authorize page";
    }

    private String link() {
        URI page = authorizePage.orElseThrow(() -> new Unexpected("an authorize page", "none"));
        callback = Optional.of(stage.instagram.allow(page, stage.cast.practice));
        Answer back = stage.ada.open(usedCallback());
        Expect.same("callback", "302 …/settings/instagram?connected=1", back.toString());
        return "Allow pressed, callback answered " + back;
    }

    private String status() {
        Answer status = stage.ada.status();
        Expect.same("status", 200, status.status());
        Expect.same("connected", "true", status.text("/data/connected"));
        Expect.same("username", stage.cast.practice.username(), status.text("/data/username"));
        Expect.same("health", "ok", status.text("/data/health/level"));
        return "connected as " + status.text("/data/username") + ", health ok";
    }

    private String row() {
        Row row = stage.row(stage.ada.doctor()).orElseThrow(() -> new Unexpected("a row in doctor_instagram", "none"));
        Expect.same("instagram_page_id", stage.cast.practice.professionalId(), row.text("instagram_page_id"));
        Expect.that(row.has("instagram_access_token"), "a token that is kept", "none");
        String all = row.allText() + new String(row.bytes("instagram_access_token"), StandardCharsets.ISO_8859_1);
        List<IssuedToken> tokens = stage.instagram.tokens().all();
        Expect.that(tokens.stream().noneMatch(token -> all.contains(token.value())), "no token in plain", "a token");
        return "instagram_page_id is /me.user_id, none of " + tokens.size() + " tokens is readable";
    }

    private String subscription() {
        Expect.same("POST subscribed_apps answered", List.of(200), statuses(Operation.SUBSCRIBE));
        Expect.same("read back", List.of(200), statuses(Operation.READ_SUBSCRIPTION));
        List<String> fields = stage.instagram.subscribedFields(stage.cast.practice);
        Expect.that(fields.contains("messages"), "messages among the fields", String.join(",", fields));
        return "POST and GET subscribed_apps seen, fields " + String.join(",", fields);
    }

    private List<Integer> statuses(Operation operation) {
        return stage.instagram.requests(operation).stream()
                .map(SeenRequest::status)
                .toList();
    }

    private String page() {
        Answer session = stage.ada.signIn();
        Expect.that(session.status() / 100 == 2, "a session", String.valueOf(session));
        Answer page = stage.ada.page();
        Expect.same("status of the page", 200, page.status());
        Expect.that(
                page.body().contains(stage.cast.practice.username()), "the username on the page", "a page without it");
        return "200 with the username, by the session cookie";
    }
}
