package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.MediaType;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Instagram says of the pace, heard from its answers; the clock of this house stands still. */
class HttpPacingTest {
    private static final Sender ADA = sender("17841400000000001");
    private static final Sender BEA = sender("17841400000000002");
    private static final InstagramId JANE = new InstagramId("1234567890123456");
    private static final MockResponse TAKEN = json(200, Payloads.text("send/20-response-ok.json"));

    private final AnsweringServer instagram = new AnsweringServer();
    private final DirectMessages messages = instagram.instagram().directMessages();

    @BeforeEach
    void instagramTakesEverything() {
        instagram.answers(TAKEN);
    }

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    @Test
    void eleventhPictureInASecondIsNotSent() {
        Content picture = new Content.Media(MediaType.IMAGE, new Text("https://clinic.example/map.png"));
        for (int i = 0; i < 10; i++) {
            assertThat(messages.send(ADA, JANE, picture, Tag.NONE)).isInstanceOf(SendOutcome.Accepted.class);
        }

        assertThat(messages.send(ADA, JANE, picture, Tag.NONE)).isEqualTo(throttledFor(Duration.ofSeconds(1)));
        assertThat(instagram.requests()).hasSize(10);
        assertThat(text(ADA)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(messages.send(BEA, JANE, picture, Tag.NONE)).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void accountToldToWaitSpendsNoCallUntilThen() {
        instagram.answers(json(400, Payloads.text("send/35-error-rate-613.json"))
                .newBuilder()
                .setHeader("Retry-After", "75")
                .build());

        assertThat(text(ADA)).isEqualTo(throttledFor(Duration.ofSeconds(75)));
        assertThat(text(ADA)).isEqualTo(throttledFor(Duration.ofSeconds(75)));
        assertThat(messages.act(ADA, JANE, new Act.MarkSeen())).isEqualTo(throttledFor(Duration.ofSeconds(75)));
        assertThat(instagram.requests()).hasSize(1);
        instagram.answers(TAKEN);
        assertThat(text(BEA)).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void headerOfABusinessSaysWhenTheAccountMayReturn() {
        instagram.answers(json(400, Payloads.text("send/37-error-buc-instagram.json"))
                .newBuilder()
                .setHeader(
                        "X-Business-Use-Case-Usage",
                        "{\"1\":[{\"type\":\"instagram\",\"call_count\":100,"
                                + "\"estimated_time_to_regain_access\":12}]}")
                .build());

        assertThat(text(ADA)).isEqualTo(throttledFor(Duration.ofMinutes(12)));
        assertThat(text(ADA)).isEqualTo(throttledFor(Duration.ofMinutes(12)));
        assertThat(instagram.requests()).hasSize(1);
    }

    @Test
    void messageThatWentOutIsSentThoughItWasTheLastForNow() {
        instagram.answers(TAKEN.newBuilder()
                .setHeader("X-App-Usage", "{\"call_volume\":100,\"cpu_time\":3}")
                .build());

        assertThat(text(ADA)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(text(ADA)).isEqualTo(throttledFor(Duration.ofSeconds(30)));
    }

    @Test
    void limitOfTheAppIsEverybodys() {
        instagram.answers(json(400, Payloads.text("send/36-error-app-limit.json")));

        text(ADA);

        assertThat(text(BEA)).isEqualTo(throttledFor(Duration.ofSeconds(30)));
        assertThat(instagram.requests()).hasSize(1);
    }

    @Test
    void answerWithoutAWordButTooManyRequestsIsARefusal() {
        instagram.answers(json(429, "<html>"));

        assertThat(text(ADA)).isEqualTo(throttledFor(Duration.ofSeconds(30)));
    }

    @Test
    void thirdReadingInASecondIsNotMade() {
        instagram.answers(json(200, "{\"data\":[]}"));
        messages.recent(ADA, JANE);
        messages.recent(ADA, JANE);

        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> messages.recent(ADA, JANE))
                .returns(Refusal.THROTTLED, ConnectException.InstagramRefused::refusal);
        assertThat(instagram.requests()).hasSize(2);
    }

    private SendOutcome text(Sender sender) {
        return messages.send(sender, JANE, Content.text("Hello"), Tag.NONE);
    }

    private static SendOutcome throttledFor(Duration time) {
        return new SendOutcome.Refused(Refusal.THROTTLED, Optional.of(AnsweringServer.NOW.plus(time)));
    }

    private static Sender sender(String account) {
        return new Sender(new InstagramId(account), Secret.of("IGAA-token"));
    }
}
