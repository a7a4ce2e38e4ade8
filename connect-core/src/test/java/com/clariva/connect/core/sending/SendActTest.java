package com.clariva.connect.core.sending;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.ScriptedDirectMessages.Acted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendActTest {
    private static final Act TYPING = new Act.Typing(true);
    private static final Act HEART = new Act.React("mid", Optional.of(new Text("\u2764\ufe0f")));

    private final House house = new House();

    @BeforeEach
    void accountsAreLinkedAndThePersonHasWritten() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.link(DR_BORIS, BORIS_PRACTICE);
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
    }

    @Test
    void actIsTheDoctorsOwnAccounts() {
        assertThat(act(HEART)).isEqualTo(new ActOutcome.Done());

        assertThat(house.directMessages.acted())
                .containsExactly(
                        new Acted(new Sender(ADAS_PRACTICE, Secret.of("token-of-" + ADAS_PRACTICE)), PATIENT, HEART));
    }

    @Test
    void actIsDoneAsOftenAsItIsAskedFor() {
        assertThat(act(TYPING)).isEqualTo(act(TYPING)).isEqualTo(new ActOutcome.Done());

        assertThat(house.directMessages.acts()).containsExactly(TYPING, TYPING);
    }

    @Test
    void actsAreNoRepliesInALoop() {
        for (int number = 1; number <= 10; number++) {
            act(TYPING);
        }

        for (int number = 1; number <= 5; number++) {
            assertThat(reply("reply " + number)).isInstanceOf(ReplyState.Sent.class);
        }
        assertThat(reply("reply 6")).isEqualTo(new ReplyState.Refused(ReplyRefusal.LOOP));
        assertThat(act(new Act.MarkSeen())).isEqualTo(new ActOutcome.Done());
    }

    @Test
    void windowIsOpenForADayAndNotAMomentLonger() {
        house.clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(act(TYPING)).isEqualTo(new ActOutcome.Done());
        house.clock.advance(Duration.ofMillis(1));

        assertThat(act(TYPING)).isEqualTo(new ActOutcome.Refused(ReplyRefusal.WINDOW_CLOSED));
        assertThat(house.directMessages.acts()).hasSize(1);
    }

    @Test
    void whoNeverWroteToThisAccountSeesNothingOfIt() {
        assertThat(house.connect.sendMessage().act(DR_BORIS, PATIENT, TYPING))
                .isEqualTo(new ActOutcome.Refused(ReplyRefusal.NEVER_WROTE));
        assertThat(house.connect.sendMessage().act(DR_ADA, new InstagramId("4711"), TYPING))
                .isEqualTo(new ActOutcome.Refused(ReplyRefusal.NEVER_WROTE));
        assertThat(house.connect.sendMessage().act(DR_ADA, ADAS_PRACTICE, TYPING))
                .isEqualTo(new ActOutcome.Refused(ReplyRefusal.OWN_ACCOUNT));

        assertThat(house.directMessages.acts()).isEmpty();
    }

    @Test
    void doctorNobodyKnowsAndOneWhoDisconnectedAreToldApart() {
        DoctorId stranger = DoctorId.of("11111111-2222-4333-8444-555555555555");
        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(act(TYPING)).isEqualTo(new ActOutcome.Refused(ReplyRefusal.DISCONNECTED));
        assertThat(house.connect.sendMessage().act(stranger, PATIENT, TYPING))
                .isEqualTo(new ActOutcome.Refused(ReplyRefusal.UNKNOWN_DOCTOR));
        assertThat(house.directMessages.acts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two", "\u2764\ufe0f\u2764\ufe0f", "\ud83d", "\u0007"})
    void reactionIsOneEmoji(String emoji) {
        assertThat(act(new Act.React("mid", Optional.of(new Text(emoji)))))
                .isEqualTo(new ActOutcome.Refused(ReplyRefusal.BAD_REACTION));
        assertThat(house.directMessages.acts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "1\ufe0f\u20e3", "\ud83c\uddee\ud83c\uddf3"})
    void emojiOfSeveralSignsIsOne(String emoji) {
        assertThat(act(new Act.React("mid", Optional.of(new Text(emoji))))).isEqualTo(new ActOutcome.Done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m i d", "mid\n"})
    void whatCannotNameAMessageIsNotAskedFor(String mid) {
        assertThat(act(new Act.React(mid, Optional.empty())))
                .isEqualTo(new ActOutcome.Refused(ReplyRefusal.NO_SUCH_MESSAGE));
    }

    @Test
    void messageThatInstagramDoesNotKnowIsNotReactedTo() {
        house.directMessages.refuses(Refusal.BUG);

        assertThat(act(HEART)).isEqualTo(new ActOutcome.Refused(ReplyRefusal.NO_SUCH_MESSAGE));
        assertThat(act(TYPING)).isEqualTo(new ActOutcome.Refused(ReplyRefusal.BUG));
    }

    @Test
    void deadTokenIsToldAndTheAccountHasToReconnect() {
        house.directMessages.refuses(Refusal.RECONNECT_NEEDED);

        assertThat(act(TYPING)).isEqualTo(new ActOutcome.Refused(ReplyRefusal.RECONNECT_NEEDED));

        house.directMessages.takesEverything();
        assertThat(act(TYPING)).isEqualTo(new ActOutcome.Refused(ReplyRefusal.RECONNECT_NEEDED));
        assertThat(house.connect.checkConnection().check(DR_ADA).health().reconnectRecommended())
                .isTrue();
    }

    @Test
    void throttledAccountIsToldUntilWhen() {
        Instant later = house.clock.instant().plusSeconds(30);
        house.directMessages.throttles(later);

        assertThat(act(TYPING)).isEqualTo(new ActOutcome.Refused(ReplyRefusal.THROTTLED, Optional.of(later)));
    }

    @Test
    void lostAnswerLeavesNothingBehind() {
        house.directMessages.losesItsAnswers();

        assertThat(act(TYPING)).isEqualTo(new ActOutcome.Unknown());

        assertThat(house.storage.replies().count().values()).allMatch(count -> count == 0);
        house.directMessages.takesEverything();
        assertThat(reply("reply")).isInstanceOf(ReplyState.Sent.class);
    }

    @Test
    void storeThatIsAwayThrowsNothingAtAHandler() {
        house.storage.outage().begin();

        assertThat(house.connect.sendAct().send(ADAS_PRACTICE, PATIENT, TYPING))
                .isEqualTo(new ActOutcome.Refused(ReplyRefusal.TEMPORARY));
        assertThat(house.directMessages.acts()).isEmpty();
    }

    private ActOutcome act(Act act) {
        return house.connect.sendMessage().act(DR_ADA, PATIENT, act);
    }

    private ReplyState reply(String id) {
        return house.connect.sendReply().send(new Reply(new ReplyId(id), ADAS_PRACTICE, PATIENT, Content.text("Yes")));
    }
}
