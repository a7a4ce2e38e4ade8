package com.clariva.connect.core.sending;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.event.Attachment;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.MediaType;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Echoes come in, the conversation is read, and time goes by. */
class SettleUnknownTest {
    private static final ReplyId FIRST = new ReplyId("first");
    private static final ReplyId SECOND = new ReplyId("second");
    private static final ReplyState UNKNOWN = new ReplyState.Unknown(false);

    private final House house = new House();

    @BeforeEach
    void accountIsLinked() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
        house.directMessages.losesMessages();
    }

    @Test
    void echoOfTheSameTextSettlesIt() {
        send(FIRST, "Yes, Tuesday");

        echo("mid-9", "Yes, Tuesday");

        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent("mid-9"));
    }

    @Test
    void echoOfAnotherTextDoesNot() {
        send(FIRST, "Yes, Tuesday");

        echo("mid-9", "Yes, Tuesday.");
        echo("mid-8", "yes, tuesday");

        assertThat(state(FIRST)).isEqualTo(UNKNOWN);
    }

    @Test
    void echoFromBeforeTheSendBeganDoesNot() {
        Instant before = house.clock.instant();
        house.clock.advance(Duration.ofSeconds(1));
        send(FIRST, "Yes");

        house.hear(echoOf("mid-9", MessageContent.text("Yes")), before);

        assertThat(state(FIRST)).isEqualTo(UNKNOWN);
    }

    @Test
    void echoThatBelongsToAnotherReplyDoesNot() {
        send(FIRST, "Yes");
        house.directMessages.takesEverything();
        send(SECOND, "Yes");
        house.directMessages.losesMessages();

        echo(mid(SECOND), "Yes");

        assertThat(state(FIRST)).isEqualTo(UNKNOWN);
    }

    @Test
    void echoThatFitsTwoUnknownRepliesSettlesNeither() {
        send(FIRST, "Yes");
        send(SECOND, "Yes");

        echo("mid-9", "Yes");

        assertThat(state(FIRST)).isEqualTo(UNKNOWN);
        assertThat(state(SECOND)).isEqualTo(UNKNOWN);
    }

    @Test
    void secondEchoOfTheSameTextIsOneTooMany() {
        Turn turn = sending(FIRST, "Yes");
        echo("mid-8", "Yes");
        echo("mid-9", "Yes");

        house.storage.outbox().settle(turn, new PartEnd.Unknown(), house.clock.instant());
        look();

        assertThat(state(FIRST)).isEqualTo(UNKNOWN);
    }

    @Test
    void repeatedEchoIsOne() {
        Turn turn = sending(FIRST, "Yes");
        echo("mid-9", "Yes");
        echo("mid-9", "Yes");

        house.storage.outbox().settle(turn, new PartEnd.Unknown(), house.clock.instant());
        look();

        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent("mid-9"));
    }

    @Test
    void echoBeforeTheAnswerWaitsForTheAnswer() {
        Turn turn = sending(FIRST, "Yes");
        echo("mid-9", "Yes");
        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sending());

        house.storage.outbox().settle(turn, new PartEnd.Sent("mid-9"), house.clock.instant());

        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent("mid-9"));
    }

    @Test
    void echoWhoseAnswerMayStillComeIsNotTakenForAnUnknownReplys() {
        send(FIRST, "Yes");
        Turn second = sending(SECOND, "Yes");

        echo("mid-9", "Yes");
        assertThat(state(FIRST)).isEqualTo(UNKNOWN);
        house.storage.outbox().settle(second, new PartEnd.Sent("mid-9"), house.clock.instant());
        look();

        assertThat(state(FIRST)).isEqualTo(UNKNOWN);
        echo("mid-10", "Yes");
        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent("mid-10"));
    }

    @Test
    void echoOfMediaIsKnownByItsType() {
        Content image = new Content.Media(MediaType.IMAGE, new Text("https://example.org/a.png"));
        house.connect.sendReply().send(new Reply(FIRST, ADAS_PRACTICE, PATIENT, image));

        hear(echoOf("mid-8", media("audio")));
        assertThat(state(FIRST)).isEqualTo(UNKNOWN);

        hear(echoOf("mid-9", media("image")));
        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent("mid-9"));
    }

    @Test
    void conversationIsReadWhereNoEchoCame() {
        house.directMessages.losesItsAnswers();
        send(FIRST, "Yes, Tuesday");

        look();

        assertThat(state(FIRST))
                .isEqualTo(
                        new ReplyState.Sent(house.directMessages.taken().get(0).messageId()));
    }

    @Test
    void messageThatBelongsToAnotherReplyIsReadAndSettlesNothing() {
        send(FIRST, "Yes");
        house.directMessages.takesEverything();
        send(SECOND, "Yes");

        look();

        assertThat(state(FIRST)).isEqualTo(UNKNOWN);
    }

    @Test
    void messageFromBeforeIsReadAndSettlesNothing() {
        house.directMessages.takesEverything();
        house.directMessages.send(
                new Sender(ADAS_PRACTICE, Secret.of("by hand")), PATIENT, Content.text("Yes"), Tag.NONE);
        house.clock.advance(Duration.ofSeconds(10));
        house.directMessages.losesMessages();
        send(FIRST, "Yes");

        look();

        assertThat(state(FIRST)).isEqualTo(UNKNOWN);
    }

    @Test
    void unknownIsFinalAfterAQuarterOfAnHourAndWasNeverSentAgain() {
        send(FIRST, "Yes");

        for (int minute = 0; minute < 15; minute++) {
            assertThat(state(FIRST)).isEqualTo(UNKNOWN);
            house.clock.advance(Duration.ofMinutes(1));
            house.sweepReplies();
        }

        assertThat(state(FIRST)).isEqualTo(new ReplyState.Unknown(true));
        assertThat(house.directMessages.sends()).isEqualTo(1);
        echo("mid-9", "Yes");
        assertThat(state(FIRST)).isEqualTo(new ReplyState.Unknown(true));
    }

    @Test
    void laterPartsWaitForAnUnknownOneAndThenGoOut() {
        String text = "a".repeat(900) + " " + "b".repeat(900) + " " + "c".repeat(900);
        send(FIRST, text);
        house.sweepReplies();
        assertThat(house.directMessages.sends()).isEqualTo(1);

        house.directMessages.takesEverything();
        echo("mid-9", "a".repeat(900));
        house.sweepReplies();

        assertThat(house.directMessages.taken())
                .extracting(taken -> taken.text().value().substring(0, 1))
                .containsExactly("b", "c");
        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent(List.of("mid-9", "mid-1", "mid-2")));
    }

    private void look() {
        house.clock.advance(Duration.ofSeconds(30));
        house.sweepReplies();
    }

    private void send(ReplyId id, String text) {
        house.connect.sendReply().send(new Reply(id, ADAS_PRACTICE, PATIENT, Content.text(text)));
    }

    /** Its answer is still waited for. */
    private Turn sending(ReplyId id, String text) {
        Turn turn = house.storage
                .replies()
                .begin(
                        new Reply(id, ADAS_PRACTICE, PATIENT, Content.text(text)),
                        List.of(Content.text(text)),
                        house.clock.instant(),
                        Turns.USUAL_LEASE)
                .turn()
                .orElseThrow();
        house.storage.outbox().start(turn, house.clock.instant(), Turns.USUAL_LEASE);
        return turn;
    }

    private String mid(ReplyId id) {
        return ((ReplyState.Sent) state(id)).messageIds().get(0);
    }

    private ReplyState state(ReplyId id) {
        return house.storage.replies().find(id).orElseThrow().state();
    }

    private void echo(String mid, String text) {
        hear(echoOf(mid, MessageContent.text(text)));
    }

    private void hear(MessageEvent.Echo echo) {
        house.hear(echo, house.clock.instant());
    }

    private static MessageContent media(String type) {
        Attachment attachment =
                new Attachment(type, Optional.empty(), Optional.of(new Text("https://cdn.example")), Optional.empty());
        return new MessageContent(
                Optional.empty(), List.of(attachment), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static MessageEvent.Echo echoOf(String mid, MessageContent content) {
        EventHeader header = new EventHeader(ADAS_PRACTICE, Optional.of(PATIENT), Instant.EPOCH);
        return new MessageEvent.Echo(header, mid, content, false);
    }
}
