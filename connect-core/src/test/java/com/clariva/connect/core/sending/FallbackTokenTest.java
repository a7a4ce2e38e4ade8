package com.clariva.connect.core.sending;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.FallbackToken;
import com.clariva.connect.testkit.ScriptedDirectMessages.Taken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token set by hand for Ada's practice, in the whole house. */
class FallbackTokenTest {
    private static final Secret BY_HAND = Secret.of("token-set-by-hand");

    private final House house = new House(new FallbackToken(ADAS_PRACTICE, BY_HAND));

    @BeforeEach
    void bothAreLinkedAndHaveLostTheirTokens() {
        house.grants(Secret.of("another code"), BY_HAND, ADAS_PRACTICE);
        house.link(DR_ADA, ADAS_PRACTICE);
        house.link(DR_BORIS, BORIS_PRACTICE);
        house.directMessages.refuses(Refusal.RECONNECT_NEEDED);
        reply("1", ADAS_PRACTICE);
        reply("2", BORIS_PRACTICE);
        house.directMessages.takesEverything();
    }

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void itSendsForItsAccountAndForNoOther() {
        ReplyState ada = reply("3", ADAS_PRACTICE);
        ReplyState boris = reply("4", BORIS_PRACTICE);

        assertThat(ada).isInstanceOf(ReplyState.Sent.class);
        assertThat(boris).isEqualTo(new ReplyState.Refused(ReplyRefusal.RECONNECT_NEEDED));
        assertThat(house.directMessages.taken()).extracting(Taken::token).containsExactly(BY_HAND);
    }

    @Test
    void itActsForItsAccountAndForNoOther() {
        ActOutcome ada = house.connect.sendMessage().act(DR_ADA, PATIENT, new Act.Typing(true));
        ActOutcome boris = house.connect.sendMessage().act(DR_BORIS, PATIENT, new Act.Typing(true));

        assertThat(ada).isEqualTo(new ActOutcome.Done());
        assertThat(boris).isEqualTo(new ActOutcome.Refused(ReplyRefusal.RECONNECT_NEEDED));
        assertThat(house.directMessages.acted())
                .extracting(acted -> acted.sender().token())
                .containsExactly(BY_HAND);
    }

    @Test
    void itSendsForNobodyOnceTheDoctorHasDisconnected() {
        house.connect.disconnect().disconnect(DR_ADA);

        assertThat(reply("3", ADAS_PRACTICE)).isNotInstanceOf(ReplyState.Sent.class);
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void doctorWhoHasToReconnectStillHasTo() {
        reply("3", ADAS_PRACTICE);

        assertThat(house.connect.checkConnection().check(DR_ADA).health().reconnectRecommended())
                .isTrue();
    }

    private ReplyState reply(String id, InstagramId account) {
        house.storage.conversations().heard(account, PATIENT, house.clock.instant());
        return house.connect.sendReply().send(new Reply(new ReplyId(id), account, PATIENT, Content.text("Yes")));
    }
}
