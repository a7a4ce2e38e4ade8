package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.simulator.Verification;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The house stands, and proves to Instagram that it is the one. */
final class HouseSteps {
    private final Stage stage;
    private final String queueKind;

    HouseSteps(Stage stage, String queueKind) {
        this.stage = requireNonNull(stage, "stage is null");
        this.queueKind = requireNonNull(queueKind, "queueKind is null");
    }

    List<Step> steps() {
        return List.of(
                new Step("health says what it checked", this::health),
                new Step("webhook address verified", this::verification));
    }

    private String health() {
        Answer health = stage.get("/health");
        JsonNode services = health.json().path("services");
        Expect.that(health.status() == 200, "200 from /health", health.status() + " with " + services);
        Expect.same("queue kind", queueKind, services.at("/queue/kind").asText());
        Expect.same(
                "worker running", true, services.at("/webhookWorker/running").asBoolean());
        return "200, queue in " + queueKind + " (durable "
                + services.at("/queue/durable").asText() + "), worker running";
    }

    private String verification() {
        Verification right = stage.instagram.webhooks().verify();
        Expect.that(
                right.verified(),
                "200 and the challenge",
                right.status() + (right.echoed() ? " and the challenge" : " and something else"));
        Expect.that(
                right.contentType().orElse("").startsWith("text/plain"),
                "text/plain",
                right.contentType().orElse("no content type"));
        Verification wrong = stage.instagram.webhooks().verify("a-verify-token-that-nobody-agreed-upon");
        Expect.same("with a wrong verify token", 403, wrong.status());
        return "200 and the challenge as text/plain, 403 for a wrong verify token";
    }
}
