package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.ReplyCast.FIRST;
import static com.clariva.connect.testkit.ReplyCast.SECOND;
import static com.clariva.connect.testkit.ReplyCast.parts;
import static com.clariva.connect.testkit.ReplyCast.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Conversations;
import com.clariva.connect.core.reply.Conversations.Heard;
import com.clariva.connect.core.reply.Conversations.Standing;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link Conversations} promise. */
public abstract class ConversationsContract {
    private static final InstagramId ANOTHER = new InstagramId("990000000000000078");
    private static final Instant NOON = Cast.NOON;
    private static final Duration LONG = Duration.ofHours(1);

    private Storage storage;
    private Conversations conversations;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** Conversations whose store gives no answer. */
    protected abstract Conversations unreachable();

    @BeforeEach
    void openStore() {
        storage = emptyStore();
        conversations = storage.conversations();
    }

    @Test
    void personWhoNeverWroteWasNotHeard() {
        conversations.heard(ADAS_PRACTICE, ANOTHER, NOON);
        conversations.heard(BORIS_PRACTICE, PATIENT, NOON);

        assertThat(conversations.standing(begun(FIRST))).isEqualTo(new Standing(Optional.empty(), 1));
        assertThat(conversations.lastHeard(ADAS_PRACTICE, PATIENT)).isEmpty();
    }

    @Test
    void lastMessageIsTheLatestWhateverTheOrder() {
        conversations.heard(ADAS_PRACTICE, PATIENT, NOON.plus(LONG));
        conversations.heard(ADAS_PRACTICE, PATIENT, NOON);

        assertThat(conversations.lastHeard(ADAS_PRACTICE, PATIENT)).contains(NOON.plus(LONG));
        assertThat(conversations.standing(begun(FIRST)).heardAt()).contains(NOON.plus(LONG));
    }

    @Test
    void manyAreHeardAtOnceAndEachForItself() {
        Instant later = NOON.plus(LONG);
        conversations.heard(List.of(
                new Heard(BORIS_PRACTICE, PATIENT, NOON),
                new Heard(ADAS_PRACTICE, PATIENT, later),
                new Heard(ADAS_PRACTICE, ANOTHER, NOON),
                new Heard(ADAS_PRACTICE, PATIENT, NOON)));

        assertThat(conversations.standing(begun(FIRST)).heardAt()).contains(later);

        conversations.heard(List.of());
        assertThat(conversations.standing(begun(SECOND))).isEqualTo(new Standing(Optional.of(later), 2));
    }

    @Test
    void repliesAreCountedUpToTheOneAskedAbout() {
        conversations.heard(ADAS_PRACTICE, PATIENT, NOON);
        Reply first = begun(FIRST);
        Reply second = begun(SECOND);
        begun(new ReplyId("third"));

        assertThat(conversations.standing(first).repliesSince()).isEqualTo(1);
        assertThat(conversations.standing(second).repliesSince()).isEqualTo(2);
    }

    @Test
    void newMessageBeginsTheCountAnewAndOneHeardAgainDoesNot() {
        conversations.heard(ADAS_PRACTICE, PATIENT, NOON);
        begun(FIRST);

        conversations.heard(ADAS_PRACTICE, PATIENT, NOON);
        assertThat(conversations.standing(begun(SECOND)).repliesSince()).isEqualTo(2);

        conversations.heard(ADAS_PRACTICE, PATIENT, NOON.plusMillis(1));
        assertThat(conversations.standing(begun(new ReplyId("third"))).repliesSince())
                .isEqualTo(1);
    }

    @Test
    void refusedRepliesAndThoseOfHumansDoNotCount() {
        conversations.heard(ADAS_PRACTICE, PATIENT, NOON);
        storage.outbox()
                .settle(
                        storage.replies()
                                .begin(reply(FIRST, "hello"), parts("hello"), NOON, LONG)
                                .turn()
                                .orElseThrow(),
                        new PartEnd.Refused(ReplyRefusal.LOOP, Optional.empty()),
                        NOON);
        Reply ofAHuman =
                new Reply(SECOND, ADAS_PRACTICE, PATIENT, Content.text("hello"), Optional.of(new Text("Sister Mary")));
        storage.replies().begin(ofAHuman, parts("hello"), NOON, LONG);

        assertThat(conversations.standing(begun(new ReplyId("third"))).repliesSince())
                .isEqualTo(1);
    }

    @Test
    void stoppedConversationIsSoUntilThePersonWrites() {
        conversations.heard(ADAS_PRACTICE, PATIENT, NOON);
        conversations.heard(ADAS_PRACTICE, ANOTHER, NOON);
        assertThat(conversations.lastStopped(ADAS_PRACTICE)).isEmpty();

        conversations.stopped(ADAS_PRACTICE, PATIENT, NOON.plus(LONG));
        conversations.stopped(ADAS_PRACTICE, ANOTHER, NOON);
        assertThat(conversations.lastStopped(ADAS_PRACTICE)).contains(NOON.plus(LONG));
        assertThat(conversations.lastStopped(BORIS_PRACTICE)).isEmpty();

        conversations.heard(ADAS_PRACTICE, PATIENT, NOON.plus(LONG));
        assertThat(conversations.lastStopped(ADAS_PRACTICE)).contains(NOON);
    }

    @Test
    void storeThatIsAwaySaysSo() {
        Conversations away = unreachable();

        assertThatThrownBy(() -> away.heard(ADAS_PRACTICE, PATIENT, NOON))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.standing(reply(FIRST, "hello")))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.lastHeard(ADAS_PRACTICE, PATIENT))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.stopped(ADAS_PRACTICE, PATIENT, NOON))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.lastStopped(ADAS_PRACTICE))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private Reply begun(ReplyId id) {
        Reply reply = reply(id, "hello");
        storage.replies().begin(reply, parts("hello"), NOON, LONG);
        return reply;
    }
}
