package com.clariva.connect.core.sending;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Instagram's no to a reply says of the account, and what it does not. */
class RefusalsInHealthTest {
    private final House house = new House();

    @BeforeEach
    void accountIsLinked() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
    }

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "RECONNECT_NEEDED, NEEDS_RECONNECT, ERROR, true",
                "PERMISSION_MISSING, PERMISSION_LOST, ERROR, true",
                "MESSAGES_SWITCHED_OFF, MESSAGES_SWITCHED_OFF, ERROR, false",
                "ACCOUNT_RESTRICTED, ACCOUNT_RESTRICTED, WARNING, false",
                "RECIPIENT_GONE, -, OK, false",
                "THREAD_OWNED_BY_OTHER_APP, -, OK, false",
                "BUG, -, OK, false"
            })
    void refusalOfTheAccountShowsInItsHealth(
            Refusal refusal, AccountHealth.Reason reason, AccountHealth.Level level, boolean reconnect) {
        house.directMessages.refuses(refusal);

        ReplyState state = reply("1");

        assertThat(state).isEqualTo(new ReplyState.Refused(ReplyRefusal.of(refusal)));
        assertThat(health().reasons())
                .isEqualTo(Optional.ofNullable(reason).stream().toList());
        assertThat(health().level()).isEqualTo(level);
        assertThat(health().reconnectRecommended()).isEqualTo(reconnect);
    }

    @Test
    void closedWindowThatIsOpenByOurOwnRecordIsSaid() {
        house.directMessages.refuses(Refusal.WINDOW_CLOSED);

        ReplyState state = reply("1");

        assertThat(state).isEqualTo(new ReplyState.Refused(ReplyRefusal.WINDOW_CONTRADICTED));
        assertThat(health().reasons()).containsExactly(AccountHealth.Reason.WINDOW_CONTRADICTED);
        assertThat(health().level()).isEqualTo(AccountHealth.Level.WARNING);
        assertThat(health().reconnectRecommended()).isFalse();
    }

    @Test
    void windowThatIsAboutToCloseMayBeClosedByInstagramsClock() {
        house.directMessages.refuses(Refusal.WINDOW_CLOSED);
        house.clock.advance(Duration.ofHours(23).plusMinutes(30));

        ReplyState state = reply("1");

        assertThat(state).isEqualTo(new ReplyState.Refused(ReplyRefusal.WINDOW_CLOSED));
        assertThat(health().level()).isEqualTo(AccountHealth.Level.OK);
    }

    @ParameterizedTest
    @CsvSource({"MESSAGES_SWITCHED_OFF", "ACCOUNT_RESTRICTED", "WINDOW_CLOSED"})
    void nextMessageThatGoesOutMendsIt(Refusal refusal) {
        house.directMessages.refuses(refusal);
        reply("1");
        house.directMessages.takesEverything();
        house.clock.advance(Duration.ofMinutes(1));

        reply("2");
        house.clock.advance(Duration.ofMinutes(1));

        assertThat(health().level()).isEqualTo(AccountHealth.Level.OK);
    }

    @Test
    void tokenThatDoesNotOpenIsRefusedWithoutACall() {
        house.storage.accounts().breakToken(ADAS_PRACTICE);

        ReplyState state = reply("1");

        assertThat(state).isEqualTo(new ReplyState.Refused(ReplyRefusal.RECONNECT_NEEDED));
        assertThat(house.directMessages.sends()).isZero();
    }

    @Test
    void throttledAccountIsWell() {
        house.directMessages.throttles(house.clock.instant().plus(Duration.ofHours(1)));

        reply("1");

        assertThat(health().level()).isEqualTo(AccountHealth.Level.OK);
    }

    private AccountHealth health() {
        return house.connect.checkConnection().check(DR_ADA).health();
    }

    private ReplyState reply(String id) {
        return house.connect.sendReply().send(new Reply(new ReplyId(id), ADAS_PRACTICE, PATIENT, Content.text("Yes")));
    }
}
