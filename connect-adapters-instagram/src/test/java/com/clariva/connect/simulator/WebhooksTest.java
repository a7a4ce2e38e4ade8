package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.CLINIC;
import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static com.clariva.connect.simulator.Sample.IVAN;
import static com.clariva.connect.simulator.Sample.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WebhooksTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_795_200_000_123L);

    private final AppUnderTest app =
            new AppUnderTest(SimulatedInstagram.start(SimulatorSettings.create().withTime(() -> NOW)));
    private final SimulatedInstagram instagram = app.instagram;
    private final Webhooks webhooks = instagram.webhooks();

    @BeforeEach
    void subscribe() {
        instagram.subscribe(DR_EXAMPLE);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void deliveryCarriesTheHeadersOfALiveOne() {
        Delivery delivery = instagram.personWrites(DR_EXAMPLE, JANE, "Hello");

        RecordedRequest post = app.received.get(0);
        assertThat(post.getMethod()).isEqualTo("POST");
        assertThat(post.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(post.getHeaders().get("User-Agent")).isEqualTo("facebookexternalua");
        assertThat(post.getHeaders().get("X-Hub-Signature-256")).isEqualTo(hmac(delivery));
        assertThat(post.getHeaders().get("X-Hub-Signature")).startsWith("sha1=").hasSize(45);
        assertThat(bytesOf(post)).isEqualTo(delivery.body());
    }

    @Test
    void bodyIsEscapedAsMetaEscapesIt() {
        Delivery message = instagram.personWrites(DR_EXAMPLE, JANE, "Здр 🙏 https://a.example");
        Delivery comment = webhooks.deliver(instagram.people().comments(DR_EXAMPLE, JANE, "Да/нет, \"a:b,c\\"));

        assertThat(message.bodyText())
                .startsWith("{\"object\":\"instagram\",\"entry\":[{\"time\":1795200000123,\"id\":\"17841400000000001\","
                        + "\"messaging\":[{\"sender\":{\"id\":\"1234567890123456\"},")
                .contains("\"text\":\"\\u0417\\u0434\\u0440 \\ud83d\\ude4f https:\\/\\/a.example\"");
        assertThat(comment.bodyText())
                .startsWith("{\"object\": \"instagram\", \"entry\": [{\"id\": \"17841400000000001\", "
                        + "\"time\": 1795200000, \"changes\": [{\"field\": \"comments\", \"value\": ")
                .contains("\"text\": \"\\u0414\\u0430\\/\\u043d\\u0435\\u0442, \\\"a:b,c\\\\\"}}]}]}");
    }

    static Stream<Arguments> events() {
        String mid = "mid-1";
        return Stream.of(
                row("01-text", people -> people.writes(DR_EXAMPLE, JANE, "Hi")),
                row(
                        "03-attachment-image",
                        people -> people.sends(DR_EXAMPLE, JANE, "image", URI.create("https://x.y"))),
                row("21-echo-from-app-or-native", people -> people.ownerWrites(DR_EXAMPLE, JANE, "Hi")),
                row("24-deleted-unsend", people -> people.unsends(DR_EXAMPLE, JANE, mid)),
                row("25-message_edit", people -> people.edits(DR_EXAMPLE, JANE, mid, "Hello")),
                row("28-seen-read", people -> people.sees(DR_EXAMPLE, JANE, mid)),
                row("29-reaction-react", people -> people.reacts(DR_EXAMPLE, JANE, mid, "❤️")),
                row("31-reaction-unreact", people -> people.takesReactionBack(DR_EXAMPLE, JANE, mid)),
                row("32-postback-icebreaker", people -> people.taps(DR_EXAMPLE, JANE, "Hours?", "FAQ_HOURS")),
                row(
                        "36-standby-message",
                        people -> people.writes(DR_EXAMPLE, JANE, "Hi").inStandby()),
                row("40-comments-changes-observed", people -> people.comments(DR_EXAMPLE, JANE, "Open?")));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventHasTheShapeOfTheRecordedOne(String recorded, Function<People, WebhookEvent> act) {
        Delivery delivery = webhooks.deliver(act.apply(instagram.people()));

        JsonNode expected = Json.parse(Html.template("/payloads/webhook/" + recorded + ".json"))
                .orElseThrow();
        assertThat(shape(Json.parse(delivery.bodyText()).orElseThrow())).isEqualTo(shape(expected));
        assertThat(delivery.mids()).hasSize(1);
    }

    @Test
    void dashboardTestIsTheRecordedOne() {
        Delivery delivery = webhooks.dashboardTest();

        JsonNode expected = Json.parse(
                        Html.template("/payloads/webhook/50-dashboard-test-messages-changes-shaped.json"))
                .orElseThrow();
        assertThat(Json.parse(delivery.bodyText())).contains(expected);
        assertThat(app.received).hasSize(1);
    }

    @Test
    void accountThatIsNotSubscribedSendsNothingUnlessForced() {
        WebhookEvent event = instagram.people().writes(CLINIC, IVAN, "Hello");

        Delivery none = webhooks.deliver(event);
        Delivery forced = webhooks.force(List.of(event));

        assertThat(none.status()).isEmpty();
        assertThat(none.answer()).isEqualTo("not subscribed");
        assertThat(forced.accepted()).isTrue();
        assertThat(app.received).hasSize(1);
    }

    @Test
    void batchHasAnEntryForEachRunOfOneAccountAndOneKind() {
        instagram.subscribe(CLINIC);
        People people = instagram.people();

        Delivery batch = webhooks.deliver(List.of(
                people.writes(DR_EXAMPLE, JANE, "one"),
                people.sees(DR_EXAMPLE, JANE, "mid-1"),
                people.writes(CLINIC, IVAN, "two"),
                people.comments(DR_EXAMPLE, JANE, "three")));

        JsonNode expected = Json.parse(Html.template("/payloads/webhook/60-batch-two-accounts-mixed.json"))
                .orElseThrow();
        assertThat(app.received).hasSize(1);
        assertThat(batch.mids()).hasSize(4);
        assertThat(shape(Json.parse(batch.bodyText()).orElseThrow())).isEqualTo(shape(expected));
    }

    @Test
    void deliveryCanBeRepeatedByteForByte() {
        Delivery first = instagram.personWrites(DR_EXAMPLE, JANE, "Hello");

        Delivery again = webhooks.again(first);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(app.received.get(1).getHeaders().get("X-Hub-Signature-256")).isEqualTo(hmac(first));
    }

    @Test
    void undeliveredIsRepeatedUntilAcceptedOrGivenUp() {
        app.answer = new MockResponse.Builder().code(503).build();
        Delivery refused = instagram.personWrites(DR_EXAMPLE, JANE, "Hello");
        List<Delivery> still = webhooks.redeliverUndelivered();
        app.answer = new MockResponse.Builder().code(200).build();
        List<Delivery> accepted = webhooks.redeliverUndelivered();

        assertThat(refused.accepted()).isFalse();
        assertThat(still).extracting(Delivery::accepted).containsExactly(false);
        assertThat(accepted).extracting(Delivery::accepted).containsExactly(true);
        assertThat(webhooks.redeliverUndelivered()).isEmpty();
    }

    @Test
    void undeliveredIsGivenUpAfterThirtySixHours() {
        app.answer = new MockResponse.Builder().code(500).build();
        instagram.personWrites(DR_EXAMPLE, JANE, "Hello");

        instagram.clock().advance(Duration.ofHours(36));

        assertThat(webhooks.redeliverUndelivered()).isEmpty();
    }

    @Test
    void forgeriesAreSignedWronglyAndNeverRepeated() {
        app.answer = new MockResponse.Builder().code(401).build();
        WebhookEvent event = instagram.people().pretends(DR_EXAMPLE, JANE, "Never written");
        String secret = instagram.settings().appSecret();

        Delivery forged = webhooks.force(List.of(event), Signing.forged());
        webhooks.force(List.of(event), Signing.none());
        webhooks.force(List.of(event), Signing.legacyOnly(secret));
        webhooks.force(List.of(event), Signing.ofOtherBytes(secret));
        webhooks.force(List.of(event), Signing.header("sha256=nothing"));

        assertThat(app.received)
                .extracting(post -> String.valueOf(post.getHeaders().get("X-Hub-Signature-256")))
                .doesNotContain(hmac(forged))
                .contains("null", "sha256=nothing");
        assertThat(webhooks.redeliverUndelivered()).isEmpty();
        assertThat(instagram.conversation(DR_EXAMPLE, JANE)).isEmpty();
    }

    @Test
    void verificationNeedsTheChallengeBack() {
        app.answer = new MockResponse.Builder().code(200).body("something else").build();

        Verification outcome = webhooks.verify();

        RecordedRequest asked = app.received.get(0);
        assertThat(outcome.verified()).isFalse();
        assertThat(asked.getUrl().queryParameter("hub.mode")).isEqualTo("subscribe");
        assertThat(asked.getUrl().queryParameter("hub.verify_token"))
                .isEqualTo(instagram.settings().verifyToken());
    }

    @Test
    void callbackThatIsGoneIsNoAnswer() {
        instagram.webhooks(URI.create("http://127.0.0.1:1/webhooks"));

        Delivery delivery = instagram.personWrites(DR_EXAMPLE, JANE, "Hello");

        assertThat(delivery.status()).isEmpty();
        assertThat(delivery.answer()).startsWith("no answer");
        assertThat(webhooks.verify().status()).isZero();
    }

    @Test
    void signaturesMatchTheKnownVectors() {
        JsonNode vectors = Json.parse(Html.template("/payloads/vectors/hub-signature-vectors.json"))
                .orElseThrow()
                .path("vectors");

        assertThat(vectors).isNotEmpty().allSatisfy(vector -> {
            String raw =
                    Html.template("/payloads/vectors/" + vector.path("file").asText());
            Signing signing = Signing.with(vector.path("secret").asText());

            assertThat(signing.headersFor(raw.getBytes(StandardCharsets.UTF_8)))
                    .containsEntry(
                            "X-Hub-Signature-256",
                            vector.path("X-Hub-Signature-256").asText())
                    .containsEntry(
                            "X-Hub-Signature", vector.path("X-Hub-Signature").asText());
        });
    }

    private static Arguments row(String recorded, Function<People, WebhookEvent> act) {
        return Arguments.of(recorded, act);
    }

    private static byte[] bytesOf(RecordedRequest request) {
        return String.valueOf(request.getBody().utf8()).getBytes(StandardCharsets.UTF_8);
    }

    private String hmac(Delivery delivery) {
        byte[] mac = Signing.hmac("HmacSHA256", instagram.settings().appSecret(), delivery.body());
        return "sha256=" + HexFormat.of().formatHex(mac);
    }

    /** The keys, whose order varies in live traffic, and the types of the values. */
    private static String shape(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object.properties().stream()
                    .map(field -> field.getKey() + ":" + shape(field.getValue()))
                    .sorted()
                    .toList()
                    .toString();
        }
        if (node.isArray()) {
            StringBuilder text = new StringBuilder("[");
            node.forEach(item -> text.append(shape(item)).append(' '));
            return text.append(']').toString();
        }
        return node.getNodeType().name();
    }
}
