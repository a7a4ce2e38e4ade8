package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.CLINIC;
import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static com.clariva.connect.simulator.Sample.IVAN;
import static com.clariva.connect.simulator.Sample.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.simulator.AppUnderTest.Heard;
import com.clariva.connect.simulator.IssuedToken.Grant;
import com.clariva.connect.simulator.IssuedToken.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendEndpointTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final String TO_JANE = "{\"recipient\":{\"id\":\"1234567890123456\"},";

    private final AppUnderTest app = new AppUnderTest(
            SimulatedInstagram.start(SimulatorSettings.create().withTime(() -> Instant.parse("2026-11-20T12:00:00Z"))));
    private final SimulatedInstagram instagram = app.instagram;
    private final IssuedToken token = instagram.issueToken(DR_EXAMPLE);

    @BeforeEach
    void janeWrites() {
        instagram.people().writes(DR_EXAMPLE, JANE, "Good morning");
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void answerNamesThePersonAndTheMessage() {
        Heard answer = app.sendText(JANE, "Hello", token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("recipient_id", "message_id");
        assertThat(answer.json().path("message_id").asText())
                .hasSize(164)
                .isEqualTo(instagram.sentMessages().get(0).mid().orElseThrow());
    }

    @Test
    void professionalIdNamesTheAccountAsWellAsMe() {
        String body = TO_JANE + "\"message\":{\"text\":\"Hello\"}}";

        Heard own = app.sendTo("/" + DR_EXAMPLE.professionalId() + "/messages", body, token);
        Heard appScoped = app.sendTo("/v25.0/" + DR_EXAMPLE.appScopedId() + "/messages", body, token);
        Heard foreign = app.sendTo("/v25.0/" + CLINIC.professionalId() + "/messages", body, token);

        assertThat(own.status()).isEqualTo(200);
        assertThat(appScoped.errorCode()).isEqualTo("100/33");
        assertThat(foreign.errorCode()).isEqualTo("100/33");
    }

    @Test
    void windowClosesADayAfterThePersonsLastMessage() {
        instagram.clock().advance(Duration.ofHours(24).minus(A_SECOND));
        Heard inTime = app.sendText(JANE, "Hello", token);
        instagram.clock().advance(A_SECOND);
        Heard tooLate = app.sendText(JANE, "Hello", token);
        instagram.people().writes(DR_EXAMPLE, JANE, "Still there?");
        Heard open = app.sendText(JANE, "Hello", token);

        assertThat(inTime.status()).isEqualTo(200);
        assertThat(tooLate.errorCode()).isEqualTo("10/2534022");
        assertThat(open.status()).isEqualTo(200);
    }

    @Test
    void humanAgentHasSevenDays() {
        String body =
                TO_JANE + "\"messaging_type\":\"MESSAGE_TAG\",\"tag\":\"HUMAN_AGENT\",\"message\":{\"text\":\"Hi\"}}";

        instagram.clock().advance(Duration.ofDays(7).minus(A_SECOND));
        Heard inTime = app.send(body, token);
        instagram.clock().advance(A_SECOND);
        Heard tooLate = app.send(body, token);
        Heard otherTag = app.send(body.replace("HUMAN_AGENT", "ACCOUNT_UPDATE"), token);

        assertThat(inTime.status()).isEqualTo(200);
        assertThat(tooLate.errorCode()).isEqualTo("10/2534022");
        assertThat(otherTag.errorCode()).isEqualTo("100/-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17841400000000001", "24500000000000001", "1999999999999999"})
    void idThatIsNobodyWhoWroteFindsNoUser(String recipient) {
        Heard answer = app.send("{\"recipient\":{\"id\":\"" + recipient + "\"},\"message\":{\"text\":\"Hi\"}}", token);

        assertThat(answer.errorCode()).isEqualTo("100/2534014");
    }

    @Test
    void personWhoWroteToAnotherAccountOnlyFindsNoUser() {
        instagram.people().writes(CLINIC, IVAN, "Hello");

        assertThat(app.sendText(IVAN, "Hi", token).errorCode()).isEqualTo("100/2534014");
    }

    @Test
    void personWhoBlockedTheAccountIsUnavailable() {
        instagram.people().blocks(DR_EXAMPLE, JANE);
        Heard blocked = app.sendText(JANE, "Hi", token);
        instagram.people().unblocks(DR_EXAMPLE, JANE);

        assertThat(blocked.errorCode()).isEqualTo("551/1545041");
        assertThat(app.sendText(JANE, "Hi", token).status()).isEqualTo(200);
    }

    @Test
    void textHasAThousandBytesNotCharacters() {
        Heard longest = app.sendText(JANE, "я".repeat(500), token);
        Heard tooLong = app.sendText(JANE, "я".repeat(500) + "!", token);

        assertThat(longest.status()).isEqualTo(200);
        assertThat(tooLong.errorCode()).isEqualTo("100/-");
        assertThat(instagram.sentMessages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{\"message\":{\"text\":\"Hi\"}}",
                TO_JANE + "\"message\":{}}",
                TO_JANE + "\"message\":{\"text\":\"\"}}",
                TO_JANE + "\"message\":{\"text\":5}}",
                TO_JANE + "\"message\":{\"attachment\":{\"type\":\"sculpture\",\"payload\":{}}}}",
                TO_JANE + "\"message\":{\"attachments\":[]}}",
                TO_JANE + "\"message\":{\"text\":\"Hi\",\"quick_replies\":[{\"title\":\"longer than twenty chars\"}]}}",
                TO_JANE + "\"sender_action\":\"dance\"}",
                TO_JANE + "\"sender_action\":\"typing_on\",\"message\":{\"text\":\"Hi\"}}",
                TO_JANE + "\"sender_action\":\"react\",\"payload\":{\"message_id\":\"m\"}}",
            })
    void malformedRequestIsABadParameter(String body) {
        assertThat(app.send(body, token).errorCode()).isEqualTo("100/-");
        assertThat(instagram.sentMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "02-request-human-agent",
                "03-request-image",
                "04-request-images",
                "05-request-pdf",
                "06-request-quick-replies",
                "07-request-react",
                "08-request-unreact",
                "09-request-typing_on",
                "10-request-mark_seen",
            })
    void everyRecordedRequestIsAccepted(String recorded) {
        String body = Html.template("/payloads/send/" + recorded + ".json");

        Heard answer = app.send(body, token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("recipient_id").asText()).isEqualTo(JANE.igsid());
        assertThat(instagram.sentMessages()).hasSize(1);
    }

    @Test
    void accessToMessagesCanBeSwitchedOffAndOn() {
        instagram.allowMessageAccess(DR_EXAMPLE, false);
        Heard off = app.sendText(JANE, "Hi", token);
        instagram.allowMessageAccess(DR_EXAMPLE, true);

        assertThat(off.errorCode()).isEqualTo("200/2534041");
        assertThat(app.sendText(JANE, "Hi", token).status()).isEqualTo(200);
    }

    @Test
    void permissionToSendMustHaveBeenGranted() {
        IssuedToken narrow =
                instagram.tokens().issue(new Grant(DR_EXAMPLE, Kind.LONG_LIVED, Set.of("instagram_business_basic")));

        assertThat(app.sendText(JANE, "Hi", narrow).errorCode()).isEqualTo("10/-");
    }

    @Test
    void deadTokenSendsNothing() {
        instagram.killTokens(DR_EXAMPLE, TokenDeath.PASSWORD_CHANGED);

        assertThat(app.sendText(JANE, "Hi", token).errorCode()).isEqualTo("190/460");
        assertThat(instagram.sentMessages()).isEmpty();
    }

    @Test
    void commentTakesOnePrivateReplyWithinSevenDays() {
        String early =
                instagram.people().comments(DR_EXAMPLE, IVAN, "Open?").mid().orElseThrow();
        String late =
                instagram.people().comments(DR_EXAMPLE, IVAN, "Price?").mid().orElseThrow();

        Heard first = app.send(privateReply(early), token);
        Heard second = app.send(privateReply(early), token);
        instagram.clock().advance(Duration.ofDays(7));
        Heard tooLate = app.send(privateReply(late), token);

        assertThat(first.json().path("recipient_id").asText()).isEqualTo(IVAN.igsid());
        assertThat(second.errorCode()).isEqualTo("10900/-");
        assertThat(tooLate.errorCode()).isEqualTo("100/2534025");
    }

    @Test
    void privateReplyOpensNoWindow() {
        String comment =
                instagram.people().comments(DR_EXAMPLE, IVAN, "Open?").mid().orElseThrow();
        app.send(privateReply(comment), token);

        assertThat(app.sendText(IVAN, "One more thing", token).errorCode()).isEqualTo("100/2534014");
    }

    private static String privateReply(String comment) {
        return "{\"recipient\":{\"comment_id\":\"" + comment + "\"},\"message\":{\"text\":\"We wrote to you\"}}";
    }
}
