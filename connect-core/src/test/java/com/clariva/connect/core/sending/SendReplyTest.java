package com.clariva.connect.core.sending;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.House;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.ScriptedDirectMessages.Taken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendReplyTest {
    private static final ReplyId FIRST = new ReplyId("first");

    private final House house = new House();

    @BeforeEach
    void accountIsLinked() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
    }

    @Test
    void replyGoesOutWithTheAccountsOwnToken() {
        ReplyState state = send("Yes, Tuesday at ten");

        assertThat(state).isInstanceOf(ReplyState.Sent.class);
        assertThat(house.directMessages.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.person()).isEqualTo(PATIENT);
            assertThat(taken.text()).isEqualTo(new Text("Yes, Tuesday at ten"));
        });
    }

    @Test
    void sameReplyAskedForAgainIsNotSentAgainEvenWithAnotherText() {
        ReplyState first = send("Yes");

        ReplyState again = send("No");

        assertThat(again).isEqualTo(first);
        assertThat(house.directMessages.taken()).hasSize(1);
    }

    @Test
    void replyRefusedWithATokenThatWasReplacedMeanwhileGoesOutWithTheNewOne() {
        Secret old = Secret.of("token-of-" + ADAS_PRACTICE);
        house.directMessages.revokes(old, () -> {
            house.clock.advance(Duration.ofDays(37));
            house.connect.refreshTokens().sweep();
        });

        ReplyState state = send("Yes");

        assertThat(state).isInstanceOf(ReplyState.Sent.class);
        assertThat(house.directMessages.taken())
                .singleElement()
                .satisfies(taken ->
                        assertThat(taken.token()).isEqualTo(Secret.of("token-of-" + ADAS_PRACTICE + "-fresh")));
        assertThat(house.heard()).doesNotContain("reconnectNeeded " + ADAS_PRACTICE);
    }

    @Test
    void permissionThatIsGoneIsToldOnceAndShowsInTheStatus() {
        house.directMessages.refuses(Refusal.PERMISSION_MISSING);

        send("Yes");
        house.connect.sendReply().send(new Reply(new ReplyId("second"), ADAS_PRACTICE, PATIENT, Content.text("Yes")));

        assertThat(house.heard()).containsOnlyOnce("permissionLost " + ADAS_PRACTICE);
        assertThat(house.connect.checkConnection().check(DR_ADA).health().reasons())
                .containsExactly(AccountHealth.Reason.PERMISSION_LOST);
    }

    @Test
    void statusSaysWhenTheLastReplyWentOut() {
        assertThat(house.connect.checkConnection().check(DR_ADA).lastReplyAt()).isEmpty();
        house.clock.advance(Duration.ofHours(1));

        send("Yes");

        assertThat(house.connect.checkConnection().check(DR_ADA).lastReplyAt()).contains(house.clock.instant());
    }

    @Test
    void oneOfManyAtOnceIsSent() {
        List<ReplyState> states = IntStream.range(0, 32)
                .parallel()
                .mapToObj(caller -> send("Yes"))
                .toList();

        assertThat(house.directMessages.taken()).hasSize(1);
        assertThat(states).hasSize(32).doesNotContainNull();
    }

    @Test
    void lostAnswerIsUnknownAndNotSentAgain() {
        house.directMessages.losesItsAnswers();
        assertThat(send("Yes")).isEqualTo(new ReplyState.Unknown(false));
        house.directMessages.takesEverything();

        assertThat(send("Yes")).isEqualTo(new ReplyState.Unknown(false));
        assertThat(house.directMessages.taken()).hasSize(1);
    }

    @Test
    void refusedTokenMarksTheAccountAndStops() {
        house.directMessages.refuses(Refusal.RECONNECT_NEEDED);

        ReplyState state = send("Yes");

        assertThat(state).isEqualTo(new ReplyState.Refused(ReplyRefusal.RECONNECT_NEEDED));
        assertThat(house.storage.accounts().findByDoctor(DR_ADA))
                .hasValueSatisfying(
                        account -> assertThat(account.state().status()).isEqualTo(AccountStatus.NEEDS_RECONNECT));
        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void accountWithoutATokenSpendsNoCall() {
        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(send("Yes")).isEqualTo(new ReplyState.Refused(ReplyRefusal.RECONNECT_NEEDED));
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void disconnectRefusesWhatWaits() {
        house.directMessages.throttles(house.clock.instant().plusSeconds(30));
        assertThat(send("Yes"))
                .isEqualTo(
                        new ReplyState.Queued(Optional.of(house.clock.instant().plusSeconds(30))));

        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(house.storage.replies().find(FIRST).map(KnownReply::state))
                .contains(new ReplyState.Refused(ReplyRefusal.DISCONNECTED));
    }

    @Test
    void replyThatCannotBeRecordedIsNotSent() {
        house.storage.outage().begin();

        assertThatThrownBy(() -> send("Yes")).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void textThatInstagramWouldRefuseIsNotSent() {
        assertThat(send(" ")).isEqualTo(new ReplyState.Refused(ReplyRefusal.BLANK_TEXT));
        assertThat(send("é".repeat(10_001))).isEqualTo(new ReplyState.Refused(ReplyRefusal.TEXT_TOO_LONG));
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void sentReplyIsSentHoweverLongAgoThatWas() {
        ReplyState sent = send("Yes");
        house.clock.advance(Duration.ofDays(3));

        assertThat(send("Yes")).isEqualTo(sent);
    }

    @Test
    void longTextGoesOutInPartsInOrder() {
        String sentence = "Bitte kommen Sie am Dienstag um halb elf in die Praxis. ";

        ReplyState state = send(sentence.repeat(40));

        assertThat(house.directMessages.taken()).hasSize(3);
        assertThat(String.join(
                        " ",
                        house.directMessages.taken().stream()
                                .map(taken -> taken.text().value())
                                .toList()))
                .isEqualTo(sentence.repeat(40).strip());
        assertThat(state)
                .isEqualTo(new ReplyState.Sent(house.directMessages.taken().stream()
                        .map(Taken::messageId)
                        .toList()));
    }

    @Test
    void thousandBytesAreNotTooLong() {
        assertThat(send("é".repeat(500))).isInstanceOf(ReplyState.Sent.class);
    }

    private ReplyState send(String text) {
        return house.connect.sendReply().send(new Reply(FIRST, ADAS_PRACTICE, PATIENT, Content.text(text)));
    }
}
