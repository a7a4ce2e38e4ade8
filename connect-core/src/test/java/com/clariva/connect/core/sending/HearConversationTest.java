package com.clariva.connect.core.sending;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException.StorageUnavailable;
import com.clariva.connect.core.House;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.testkit.Talking;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HearConversationTest {
    private static final MessageContent HELLO = MessageContent.text("hello");
    private static final Reply REPLY = new Reply(new ReplyId("first"), ADAS_PRACTICE, PATIENT, Content.text("Yes"));

    private final House house = new House();

    @BeforeEach
    void accountIsLinked() {
        house.link(DR_ADA, ADAS_PRACTICE);
    }

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void whatAPersonWroteWhileTheStoreWasAwayCountsForTheNextReply() {
        house.storage.outage().begin();
        hear(wrote(PATIENT));
        house.storage.outage().end();

        assertThat(send()).isInstanceOf(ReplyState.Sent.class);
    }

    @Test
    void whatAPersonWroteWhileTheStoreWasAwayCountsForOthersOnceItIsNoted() {
        SendReply another = new Talking(house.storage, house.directMessages, house.clock).sendReply();
        house.storage.outage().begin();
        hear(wrote(PATIENT));
        house.storage.outage().end();

        house.sweepReplies();

        assertThat(another.send(REPLY)).isInstanceOf(ReplyState.Sent.class);
    }

    @Test
    void replyIsNotSentBeforeWhatIsKeptInMindIsNoted() {
        house.storage.outage().begin();
        hear(wrote(PATIENT));

        assertThatThrownBy(this::send).isInstanceOf(StorageUnavailable.class);
        assertThat(house.directMessages.taken()).isEmpty();
    }

    @Test
    void echoThatCannotBeNotedIsSaid() {
        house.storage.outage().begin();

        assertThatThrownBy(() -> hear(new MessageEvent.Echo(header(PATIENT), "mid-echo", HELLO, false)))
                .isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void onlySoMuchIsKeptInMind() {
        house.storage.outage().begin();
        for (int person = 0; person < HearConversation.MOST_KEPT_IN_MIND; person++) {
            hear(wrote(new InstagramId("7" + person)));
        }

        assertThatThrownBy(() -> hear(wrote(PATIENT))).isInstanceOf(StorageUnavailable.class);
    }

    private ReplyState send() {
        return house.connect.sendReply().send(REPLY);
    }

    private void hear(InstagramEvent event) {
        house.hear(event, house.clock.instant());
    }

    private MessageEvent.Message wrote(InstagramId person) {
        return new MessageEvent.Message(header(person), "mid-" + person.value(), HELLO);
    }

    private EventHeader header(InstagramId person) {
        return new EventHeader(ADAS_PRACTICE, Optional.of(person), house.clock.instant());
    }
}
