package com.clariva.connect.core.sending;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.trace.Tracing;
import com.clariva.connect.testkit.InMemoryConversations;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.Talking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others left behind, and what Instagram asked to come back with. */
class DispatchRepliesTest {
    private static final ReplyId FIRST = new ReplyId("first");
    private static final ReplyId SECOND = new ReplyId("second");

    private final House house = new House();

    @BeforeEach
    void accountIsLinkedAndThePersonHasWritten() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
    }

    @Test
    void replyWhoseSenderDiedBeforeSendingGoesOut() {
        begin(FIRST, "Yes");
        house.sweepReplies();
        assertThat(house.directMessages.sends()).isZero();

        house.clock.advance(Turns.USUAL_LEASE);
        house.sweepReplies();

        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent("mid-1"));
    }

    @Test
    void replyWhoseSenderDiedAfterItBeganIsUnknownAndNotSent() {
        Turn turn = begin(FIRST, "Yes");
        house.storage.outbox().start(turn, house.clock.instant(), Turns.USUAL_LEASE);

        house.clock.advance(Turns.USUAL_LEASE);
        house.sweepReplies();
        house.sweepReplies();

        assertThat(state(FIRST)).isEqualTo(new ReplyState.Unknown(false));
        assertThat(house.directMessages.sends()).isZero();
    }

    @Test
    void senderWhoseTurnWentToAnotherSendsNothing() {
        Turn stalled = begin(FIRST, "Yes");
        house.clock.advance(Turns.USUAL_LEASE);
        house.storage.outbox().claimDue(house.clock.instant(), Turns.USUAL_LEASE);

        Optional<ReplyState> state = dispatch().run(stalled);

        assertThat(state).isEmpty();
        assertThat(house.directMessages.sends()).isZero();
    }

    @Test
    void throttledReplyGoesOutWhenItsTimeHasCome() {
        Instant until = house.clock.instant().plusSeconds(30);
        house.directMessages.throttles(until);
        assertThat(send(FIRST, "Yes")).isEqualTo(new ReplyState.Queued(Optional.of(until)));
        house.directMessages.takesEverything();

        house.sweepReplies();
        assertThat(state(FIRST)).isEqualTo(new ReplyState.Queued(Optional.of(until)));
        house.clock.set(until);
        house.sweepReplies();

        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent("mid-1"));
    }

    @Test
    void replyIsNotTriedAgainAtOnceWhateverInstagramSays() {
        house.directMessages.throttles(house.clock.instant().minusSeconds(1));

        send(FIRST, "Yes");
        house.sweepReplies();

        assertThat(house.directMessages.sends()).isEqualTo(1);
    }

    @Test
    void laterReplyDoesNotOvertakeAThrottledOne() {
        house.directMessages.throttles(house.clock.instant().plusSeconds(30));
        send(FIRST, "first");
        house.directMessages.takesEverything();

        assertThat(send(SECOND, "second")).isEqualTo(new ReplyState.Queued(Optional.empty()));
        house.clock.advance(Duration.ofSeconds(30));
        house.sweepReplies();

        assertThat(house.directMessages.taken())
                .extracting(taken -> taken.text().value())
                .containsExactly("first", "second");
    }

    @Test
    void replyThatIsThrottledForTooLongIsRefusedForNow() {
        Instant until = house.clock.instant().plus(Duration.ofHours(1));
        house.directMessages.throttles(until);

        assertThat(send(FIRST, "Yes"))
                .isEqualTo(new ReplyState.Refused(ReplyRefusal.THROTTLED, Optional.of(until), List.of()));
        house.directMessages.takesEverything();
        assertThat(send(FIRST, "Yes")).isInstanceOf(ReplyState.Refused.class);

        house.clock.set(until);
        assertThat(send(FIRST, "Yes")).isEqualTo(new ReplyState.Sent("mid-1"));
    }

    @Test
    void replyThatNeverLeftIsTriedAgainForAQuarterOfAnHourAndNoLonger() {
        house.directMessages.isOutOfReach();
        assertThat(send(FIRST, "Yes")).isInstanceOf(ReplyState.Queued.class);

        for (int minute = 0; minute < 20; minute++) {
            house.clock.advance(Duration.ofMinutes(1));
            house.sweepReplies();
        }

        assertThat(state(FIRST))
                .isInstanceOfSatisfying(
                        ReplyState.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReplyRefusal.TEMPORARY));
        assertThat(house.directMessages.sends()).isBetween(8, 16);
    }

    @Test
    void windowThatClosedWhileAReplyWaitedIsSeen() {
        house.clock.advance(Duration.ofHours(24).minusSeconds(10));
        house.directMessages.throttles(house.clock.instant().plusSeconds(30));
        send(FIRST, "Yes");
        house.directMessages.takesEverything();

        house.clock.advance(Duration.ofSeconds(30));
        house.sweepReplies();

        assertThat(state(FIRST)).isEqualTo(new ReplyState.Refused(ReplyRefusal.WINDOW_CLOSED));
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void storeThatFailsAfterASendLeavesItUnknown() {
        house.directMessages.meanwhile(() -> house.storage.outage().begin());

        ReplyState state = send(FIRST, "Yes");
        house.storage.outage().end();
        house.directMessages.meanwhile(() -> {});

        assertThat(state).isEqualTo(new ReplyState.Unknown(false));
        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sending());
        house.clock.advance(Turns.USUAL_LEASE);
        house.sweepReplies();
        house.clock.advance(Duration.ofSeconds(10));
        house.sweepReplies();
        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent("mid-1"));
        assertThat(house.directMessages.sends()).isEqualTo(1);
    }

    @Test
    void storeThatFailsBeforeTheSendLeavesItWaiting() {
        MayWrite unable = new MayWrite(
                new InMemoryConversations(house.storage.replies(), Outage.lasting()), MayWrite.REPLIES_IN_A_ROW);
        ReplyReport report = new ReplyReport(Observer.NONE, house.clock);
        SendReply sendReply = new SendReply(
                house.storage.replies(),
                dispatch(unable),
                new Talking(house.storage, house.directMessages, house.clock)
                        .talk()
                        .hearConversation(),
                report,
                house.clock);

        assertThat(sendReply.send(reply(FIRST, "Yes"))).isEqualTo(new ReplyState.Queued(Optional.empty()));

        house.clock.advance(Turns.USUAL_LEASE);
        house.sweepReplies();
        assertThat(state(FIRST)).isEqualTo(new ReplyState.Sent("mid-1"));
    }

    @Test
    void storeThatFailsAfterARefusalLeavesItUnknown() {
        house.directMessages.revokes(
                Secret.of("token-of-" + ADAS_PRACTICE),
                () -> house.storage.outage().begin());

        assertThat(send(FIRST, "Yes")).isEqualTo(new ReplyState.Unknown(false));
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void adapterThatBreaksOffMayHaveSent() {
        house.directMessages.meanwhile(() -> {
            throw new IllegalStateException("broken");
        });

        assertThat(send(FIRST, "Yes")).isEqualTo(new ReplyState.Unknown(false));
    }

    private DispatchReplies dispatch() {
        return dispatch(new MayWrite(house.storage.conversations(), MayWrite.REPLIES_IN_A_ROW));
    }

    private DispatchReplies dispatch(MayWrite mayWrite) {
        return new DispatchReplies(
                new Turns(house.storage.outbox(), Turns.USUAL_LEASE),
                mayWrite,
                new SendPart(
                        house.directMessages, house.storage.tokens(), house.storage.tokenReport(), Tracing.CARRYING),
                new ReplyReport(Observer.NONE, house.clock),
                house.clock);
    }

    private Turn begin(ReplyId id, String text) {
        return house.storage
                .replies()
                .begin(reply(id, text), List.of(Content.text(text)), house.clock.instant(), Turns.USUAL_LEASE)
                .turn()
                .orElseThrow();
    }

    private ReplyState send(ReplyId id, String text) {
        return house.connect.sendReply().send(reply(id, text));
    }

    private ReplyState state(ReplyId id) {
        return house.storage.replies().find(id).orElseThrow().state();
    }

    private static Reply reply(ReplyId id, String text) {
        return new Reply(id, ADAS_PRACTICE, PATIENT, Content.text(text));
    }
}
