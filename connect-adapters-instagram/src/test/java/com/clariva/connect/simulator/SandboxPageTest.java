package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.CLINIC;
import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static com.clariva.connect.simulator.Sample.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.simulator.AppUnderTest.Heard;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import mockwebserver3.MockResponse;
import okhttp3.FormBody;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxPageTest {
    private final AppUnderTest app = new AppUnderTest(SimulatedInstagram.start());
    private final SimulatedInstagram instagram = app.instagram;

    @BeforeEach
    void subscribe() {
        instagram.subscribe(DR_EXAMPLE);
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void pageShowsTheConversationEscaped() {
        instagram.people().writes(DR_EXAMPLE, JANE, "<img src=x onerror=alert(1)>");

        Heard page = app.get("/?account=" + DR_EXAMPLE.professionalId() + "&person=" + JANE.igsid());

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("&lt;img src=x").doesNotContain("<img", "{{");
        assertThat(page.headers().get("content-security-policy")).hasSize(1);
    }

    @Test
    void messageTypedIntoThePageReachesTheApp() {
        Heard answer = act("message", "I saw your page");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers().get("location").get(0))
                .startsWith("/?account=")
                .contains("notice=");
        assertThat(app.received).hasSize(1);
        assertThat(app.received.get(0).getBody().utf8()).contains("I saw your page");
    }

    @Test
    void programsGetJson() {
        JsonNode done = actAsProgram("message").json();

        assertThat(done.path("delivery").path("status").asInt()).isEqualTo(200);
        assertThat(done.path("delivery").path("mids")).hasSize(1);
        assertThat(app.get("/simulator/deliveries").json()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"comment", "reaction", "seen", "unsend", "duplicate", "dashboard-test", "forgery", "verification"
            })
    void everyButtonOfMetaReachesTheApp(String action) {
        instagram.personWrites(DR_EXAMPLE, JANE, "Hello");
        instagram.people().ownerWrites(DR_EXAMPLE, JANE, "Hello, Jane");

        Heard answer = actAsProgram(action);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(app.received).hasSize(2);
    }

    @Test
    void failedWebhooksCanBeRetriedFromThePage() {
        app.answer = new MockResponse.Builder().code(503).build();
        instagram.personWrites(DR_EXAMPLE, JANE, "Hello");

        assertThat(actAsProgram("redelivery").body()).contains("1 undelivered");
    }

    @Test
    void timeMovesByAnHourADayOrAMonth() {
        actAsProgram("hour");
        actAsProgram("day");
        actAsProgram("month");

        assertThat(instagram.clock().ahead()).isEqualTo(Duration.ofHours(1).plusDays(31));
        assertThat(app.get("/simulator/clock").json().path("ahead").asText()).isEqualTo("PT745H");
    }

    @Test
    void ownerCanChangeThePasswordAndCloseAccess() {
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);
        actAsProgram("close-access");
        JsonNode accounts = app.get("/simulator/accounts").json();
        actAsProgram("open-access");
        actAsProgram("password");

        assertThat(accounts.path(0).path("messageAccess").asBoolean()).isFalse();
        assertThat(app.get("/me", token).errorCode()).isEqualTo("190/460");
    }

    @Test
    void unsubscribedAccountSaysWhyNothingIsSent() {
        Heard page = app.get("/?account=" + CLINIC.professionalId());

        assertThat(page.body()).contains("Not subscribed: no webhooks are sent");
    }

    @Test
    void buttonsWithNowhereToGoSaySo() {
        assertThat(actAsProgram("deauthorization").body()).contains("needs an address");
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        FormBody form = new FormBody.Builder().add("action", "message").build();

        Heard answer = app.call(new Request.Builder()
                .url(instagram.url() + "/simulator/act")
                .header("Sec-Fetch-Site", "cross-site")
                .post(form));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(app.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts",
                "persons",
                "sent",
                "deliveries",
                "requests",
                "clock",
                "style.css",
                "page.js",
                "thread"
            })
    void recordCanBeReadFromOutsideWithoutAnyToken(String name) {
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);
        instagram.personWrites(DR_EXAMPLE, JANE, "Hello");
        app.sendText(JANE, "Hi", token);

        Heard answer = app.get("/simulator/" + name);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(token.value());
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThat(app.get("/simulator/elsewhere").status()).isEqualTo(404);
        assertThat(actAsProgram("nonsense").status()).isEqualTo(404);
    }

    private Heard act(String action, String text) {
        FormBody form = form(action).add("text", text).build();
        return app.post(instagram.url() + "/simulator/act", form);
    }

    private Heard actAsProgram(String action) {
        return app.call(new Request.Builder()
                .url(instagram.url() + "/simulator/act")
                .header("Accept", "application/json")
                .post(form(action).build()));
    }

    private static FormBody.Builder form(String action) {
        return new FormBody.Builder()
                .add("account", DR_EXAMPLE.professionalId())
                .add("person", JANE.igsid())
                .add("action", action);
    }
}
