package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static com.clariva.connect.simulator.Sample.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedInstagramTest {
    private final AppUnderTest app = new AppUnderTest(SimulatedInstagram.start());
    private final SimulatedInstagram instagram = app.instagram;

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void mainJobCanBeDoneFromAuthorizingToEcho() throws InterruptedException {
        URI back = instagram.allow(app.authorizationUrl().build().uri(), DR_EXAMPLE);
        String shortLived = app.exchangeCode(AppUnderTest.codeIn(back))
                .json()
                .path("access_token")
                .asText();
        app.exchangeToken(shortLived);
        IssuedToken token = instagram.tokens().all().get(1);
        String accountId = app.get("/v25.0/me?fields=id,user_id", token)
                .json()
                .path("user_id")
                .asText();
        app.post("/v25.0/me/subscribed_apps?subscribed_fields=messages", token);
        Delivery delivery = instagram.personWrites(DR_EXAMPLE, JANE, "Good morning");
        String mid = app.sendText(JANE, "Good morning, Jane", token)
                .json()
                .path("message_id")
                .asText();
        boolean quiet = instagram.awaitQuiet(Duration.ofSeconds(10));

        assertThat(accountId).isEqualTo(DR_EXAMPLE.professionalId());
        assertThat(delivery.accepted()).isTrue();
        assertThat(instagram.sentMessages()).hasSize(1).first().satisfies(message -> {
            assertThat(message.text()).contains("Good morning, Jane");
            assertThat(message.token()).isEqualTo(token.label());
        });
        assertThat(quiet).isTrue();
        assertThat(app.received).hasSize(2);
        assertThat(instagram.webhooks().deliveries().get(1).mid()).isEqualTo(mid);
        assertThat(instagram.conversation(DR_EXAMPLE, JANE)).hasSize(2);
    }

    @Test
    void recordTellsWhereATokenWasCarriedAndNeverTheToken() {
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);

        app.get("/me?fields=id", token);
        app.get("/v24.0/me?fields=id&access_token=" + token.value());
        app.get("/me?access_token=never-issued");

        assertThat(instagram.requests(Operation.PROFILE))
                .extracting(SeenRequest::carrier)
                .containsExactly(TokenCarrier.HEADER, TokenCarrier.QUERY, TokenCarrier.QUERY);
        assertThat(instagram.requests())
                .extracting(request -> request.token().orElse("none"))
                .containsExactly(token.label(), token.label(), "unknown");
        assertThat(instagram.requests().toString()).doesNotContain(token.value(), "never-issued");
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @Test
    void onlyTheLoopbackAddressIsListenedOn() {
        assertThat(instagram.url().getHost()).isEqualTo("127.0.0.1");
        assertThat(instagram.graphUrl().getPath()).isEmpty();
    }

    @Test
    void unknownPathsAndMethodsAreRefusedAsInstagramDoes() {
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);

        assertThat(app.get("/v25.0/impressions/day", token).errorCode()).isEqualTo("2500/-");
        assertThat(app.get("/v25.0/me/messages", token).errorCode()).isEqualTo("100/-");
        assertThat(app.get("/v25.0/" + DR_EXAMPLE.appScopedId() + "/subscribed_apps", token)
                        .errorCode())
                .isEqualTo("100/33");
    }
}
