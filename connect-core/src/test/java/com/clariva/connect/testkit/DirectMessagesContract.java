package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.PastMessage;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link DirectMessages} promises. Extend it and supply Instagram's part of the play. */
public abstract class DirectMessagesContract {
    private static final Sender ADA = new Sender(Cast.ADAS_PRACTICE, Secret.of("IGAA-token-of-ada"));
    private static final InstagramId JANE = new InstagramId("1234567890123456");
    private static final Text TUESDAY = new Text(
            "Tuesday, 10:30 \u2013 \u0434\u043e \u0432\u0441\u0442\u0440\u0435\u0447\u0438! \ud83d\ude4f \"quoted\"\n");

    private DirectMessages directMessages;

    /** How Instagram takes a message without giving a usable answer. */
    protected enum Trouble {
        /** Takes it and hangs up. */
        HANGS_UP,
        /** Takes it and answers what nobody can read. */
        BABBLES,
        /** Takes it and answers in the right form, without the message's id. */
        LEAVES_OUT,
        /** Takes it and answers that it has trouble of its own, come back at once. */
        STUMBLES
    }

    /** Direct messages at an Instagram that takes everything. */
    protected abstract DirectMessages directMessages();

    /** Instagram refuses from now on, for this reason, in a language nobody here reads. */
    protected abstract void refuses(Refusal refusal);

    /** Instagram is in trouble from now on. */
    protected abstract void isIn(Trouble trouble);

    /** The texts that reached Instagram, answered or not, in order. */
    protected abstract List<String> textsTaken();

    @BeforeEach
    void instagramTakesEverything() {
        directMessages = directMessages();
    }

    @Test
    void takenMessageIsSentUnderItsId() {
        SendOutcome state = directMessages.send(ADA, JANE, new Content.Words(TUESDAY), Tag.NONE);

        assertThat(state).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(idOf(state)).hasValueSatisfying(id -> assertThat(id).isNotBlank());
        assertThat(textsTaken()).containsExactly(TUESDAY.value());
    }

    @Test
    void eachCallSendsOneMessage() {
        SendOutcome first = directMessages.send(ADA, JANE, new Content.Words(TUESDAY), Tag.NONE);
        SendOutcome second = directMessages.send(ADA, JANE, new Content.Words(TUESDAY), Tag.NONE);

        assertThat(textsTaken()).containsExactly(TUESDAY.value(), TUESDAY.value());
        assertThat(idOf(first)).isNotEqualTo(idOf(second));
    }

    @Test
    void whatWasSentLiesInTheConversationNewestFirst() {
        directMessages.send(ADA, JANE, Content.text("first"), Tag.NONE);
        directMessages.send(ADA, JANE, Content.text("second"), Tag.NONE);

        List<PastMessage> recent = directMessages.recent(ADA, JANE);

        assertThat(recent).allMatch(PastMessage::ours);
        assertThat(recent)
                .extracting(PastMessage::text)
                .containsExactly(Optional.of(new Text("second")), Optional.of(new Text("first")));
    }

    @Test
    void actIsTakenAndIsNoMessage() {
        assertThat(directMessages.act(ADA, JANE, new Act.Typing(true))).isInstanceOf(SendOutcome.Accepted.class);

        assertThat(directMessages.recent(ADA, JANE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEMPORARY")
    void refusalIsToldByItsReason(Refusal refusal) {
        refuses(refusal);

        assertThat(directMessages.send(ADA, JANE, new Content.Words(TUESDAY), Tag.NONE))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
        assertThat(textsTaken()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void instagramsOwnTroubleIsNoRefusal() {
        refuses(Refusal.TEMPORARY);

        assertThat(directMessages.send(ADA, JANE, new Content.Words(TUESDAY), Tag.NONE))
                .isEqualTo(new SendOutcome.Unanswered());
        assertThat(textsTaken()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void messageThatMayHaveGoneOutIsNotSentAgain(Trouble trouble) {
        isIn(trouble);

        assertThat(directMessages.send(ADA, JANE, new Content.Words(TUESDAY), Tag.NONE))
                .isEqualTo(new SendOutcome.Unanswered());
        assertThat(textsTaken()).containsExactly(TUESDAY.value());
    }

    private static Optional<String> idOf(SendOutcome state) {
        return state.match(
                accepted -> Optional.of(accepted.messageId()),
                refused -> Optional.empty(),
                unanswered -> Optional.empty());
    }
}
