package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.ReplyCast.FIRST;
import static com.clariva.connect.testkit.ReplyCast.SECOND;
import static com.clariva.connect.testkit.ReplyCast.parts;
import static com.clariva.connect.testkit.ReplyCast.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.MediaType;
import com.clariva.connect.core.reply.Begun;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What all {@link Replies} promise. */
public abstract class RepliesContract {
    private static final int CALLERS = 32;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final ReplyState QUEUED = new ReplyState.Queued(Optional.empty());

    private Storage storage;
    private Replies replies;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** The store's own time. */
    protected abstract Instant now();

    /** Lets time go by, as the store sees it. */
    protected abstract void letPass(Duration duration);

    /** Replies whose store gives no answer. */
    protected abstract Replies unreachable();

    /** Everything in the store, as whoever reads it sees it. */
    protected abstract String everythingStored();

    @BeforeEach
    void openReplies() {
        storage = emptyStore();
        replies = storage.replies();
    }

    @Test
    void newReplyIsItsCallersToSend() {
        Begun begun = begin(FIRST, "hello");

        assertThat(begun.turn()).hasValueSatisfying(turn -> {
            assertThat(turn.reply()).isEqualTo(reply(FIRST, "hello"));
            assertThat(turn.parts()).isEqualTo(parts("hello"));
            assertThat(turn.messageIds()).isEmpty();
        });
        assertThat(replies.find(FIRST).map(KnownReply::state)).contains(QUEUED);
        assertThat(replies.find(SECOND)).isEmpty();
    }

    @Test
    void sameReplyIsNobodyElsesAndKeepsWhatWasFirstAskedFor() {
        begin(FIRST, "hello");

        Begun again = begin(FIRST, "another text");

        assertThat(again.turn()).isEmpty();
        assertThat(again.state()).isEqualTo(QUEUED);
        assertThat(again.same()).isFalse();
        assertThat(begin(FIRST, "hello").same()).isTrue();
    }

    @RepeatedTest(5)
    void ofManyCallersWithOneReplyOneHasTheTurn() {
        List<Begun> begun = Callers.atOnce(CALLERS, caller -> begin(FIRST, "text of caller " + caller));

        assertThat(begun).filteredOn(one -> one.turn().isPresent()).hasSize(1);
        assertThat(begun).allMatch(one -> one.state().equals(QUEUED));
    }

    @Test
    void turnThatEndedGoesToWhoeverAsksNext() {
        replies.begin(reply(FIRST, "hello"), parts("hello"), now(), MOMENT);
        letPass(MOMENT.multipliedBy(2));

        Begun again = begin(FIRST, "another text");

        assertThat(again.turn())
                .hasValueSatisfying(turn -> assertThat(turn.parts()).isEqualTo(parts("hello")));
        assertThat(begin(FIRST, "hello").turn()).isEmpty();
    }

    @Test
    void laterReplyToTheSamePersonWaitsForTheEarlierOne() {
        begin(FIRST, "hello");

        assertThat(begin(SECOND, "and goodbye").turn()).isEmpty();
        Reply toAnother = new Reply(new ReplyId("other"), BORIS_PRACTICE, PATIENT, Content.text("hello"));
        assertThat(replies.begin(toAnother, parts("hello"), now(), LONG).turn()).isPresent();
    }

    @Test
    void laterReplyHasItsTurnWhenTheEarlierOneWasSent() {
        send(begin(FIRST, "hello").turn().orElseThrow(), new PartEnd.Sent("mid-1"));

        assertThat(begin(SECOND, "and goodbye").turn()).isPresent();
    }

    @Test
    void sentReplyStaysSentWhateverItsTextIsNow() {
        send(begin(FIRST, "hello").turn().orElseThrow(), new PartEnd.Sent("mid-1"));

        Begun again = begin(FIRST, "another text");

        assertThat(again.turn()).isEmpty();
        assertThat(again.state()).isEqualTo(new ReplyState.Sent("mid-1"));
        assertThat(replies.find(FIRST).map(KnownReply::state)).contains(new ReplyState.Sent("mid-1"));
    }

    @ParameterizedTest
    @EnumSource
    void refusedReplyKeepsItsReason(ReplyRefusal reason) {
        Optional<Instant> until =
                Optional.of(Instant.ofEpochMilli(now().plus(LONG).toEpochMilli()));
        send(begin(FIRST, "hello").turn().orElseThrow(), new PartEnd.Refused(reason, until));

        Begun again = begin(FIRST, "hello");

        assertThat(again.turn()).isEmpty();
        assertThat(again.state()).isEqualTo(new ReplyState.Refused(reason, until, List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatWasRefusedForNowMayBeBegunAgain(ReplyRefusal reason) {
        send(begin(FIRST, "hello").turn().orElseThrow(), new PartEnd.Refused(reason, Optional.of(now().minus(LONG))));

        Begun again = begin(FIRST, "hello");

        assertThat(again.turn().isPresent()).isEqualTo(reason.kind() == ReplyRefusal.Kind.LATER);
    }

    @Test
    void whatHasGoneOutInPartIsNotBegunAgain() {
        Turn first = replies.begin(reply(FIRST, "one two"), parts("one", "two"), now(), LONG)
                .turn()
                .orElseThrow();
        Turn second = send(first, new PartEnd.Sent("mid-1"));
        send(second, new PartEnd.Refused(ReplyRefusal.THROTTLED, Optional.empty()));

        Begun again = begin(FIRST, "one two");

        assertThat(again.turn()).isEmpty();
        assertThat(again.state())
                .isEqualTo(new ReplyState.Refused(ReplyRefusal.THROTTLED, Optional.empty(), List.of("mid-1")));
    }

    static Stream<Content> contents() {
        return Stream.of(
                Content.text("नमस्ते \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67"),
                new Content.Media(MediaType.FILE, new Text("https://example.org/plan.pdf?for=jane")),
                new Content.QuickReplies(
                        new Text("When?"), List.of(new Content.Choice(new Text("Monday"), new Text("{\"day\":1}")))));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void whateverAMessageMayHoldIsKept(Content content) {
        Reply asked = new Reply(FIRST, ADAS_PRACTICE, PATIENT, content, Optional.of(new Text("Sister Mary")));

        Begun begun = replies.begin(asked, List.of(content), now(), MOMENT);
        letPass(MOMENT.multipliedBy(2));
        Optional<Turn> claimed = storage.outbox().claimDue(now(), LONG);

        assertThat(begun.same()).isTrue();
        assertThat(claimed).hasValueSatisfying(turn -> {
            assertThat(turn.reply()).isEqualTo(asked);
            assertThat(turn.parts()).containsExactly(content);
        });
    }

    @Test
    void keyedReplyKnowsWhatItWasAskedForAfterItsEnd() {
        ReplyId keyed = ReplyId.keyed(DR_ADA, "key-1");
        send(begin(keyed, "hello").turn().orElseThrow(), new PartEnd.Sent("mid-1"));

        assertThat(begin(keyed, "hello").same()).isTrue();
        assertThat(begin(keyed, "another").same()).isFalse();
        assertThat(begin(ReplyId.keyed(DR_ADA, "key-2"), "another").turn()).isPresent();
    }

    @Test
    void lastReplyIsTheLastThatWasSent() {
        send(
                begin(FIRST, "hello").turn().orElseThrow(),
                new PartEnd.Refused(ReplyRefusal.WINDOW_CLOSED, Optional.empty()));
        Turn second = begin(SECOND, "hello").turn().orElseThrow();
        assertThat(replies.lastSentAt(ADAS_PRACTICE)).isEmpty();

        send(second, new PartEnd.Sent("mid-1"));

        assertThat(replies.lastSentAt(ADAS_PRACTICE)).isPresent();
        assertThat(replies.lastSentAt(BORIS_PRACTICE)).isEmpty();
    }

    @Test
    void lastRefusalIsToldByItsReason() {
        send(
                begin(FIRST, "hello").turn().orElseThrow(),
                new PartEnd.Refused(ReplyRefusal.MESSAGES_SWITCHED_OFF, Optional.empty()));

        assertThat(replies.lastRefusedAt(ADAS_PRACTICE, ReplyRefusal.MESSAGES_SWITCHED_OFF))
                .isPresent();
        assertThat(replies.lastRefusedAt(ADAS_PRACTICE, ReplyRefusal.ACCOUNT_RESTRICTED))
                .isEmpty();
        assertThat(replies.lastRefusedAt(BORIS_PRACTICE, ReplyRefusal.MESSAGES_SWITCHED_OFF))
                .isEmpty();
    }

    @Test
    void waitingRepliesAreRefusedAndTheOthersStay() {
        storage.outbox().start(begin(FIRST, "hello").turn().orElseThrow(), now(), LONG);
        begin(SECOND, "goodbye");

        assertThat(replies.refuseWaiting(BORIS_PRACTICE, ReplyRefusal.DISCONNECTED))
                .isZero();
        assertThat(replies.refuseWaiting(ADAS_PRACTICE, ReplyRefusal.DISCONNECTED))
                .isEqualTo(1);

        assertThat(replies.find(FIRST).map(KnownReply::state)).contains(new ReplyState.Sending());
        assertThat(replies.find(SECOND).map(KnownReply::state))
                .contains(new ReplyState.Refused(ReplyRefusal.DISCONNECTED));
    }

    @Test
    void openRepliesAreCounted() {
        send(begin(FIRST, "hello").turn().orElseThrow(), new PartEnd.Unknown());
        storage.outbox().start(begin(SECOND, "hello").turn().orElseThrow(), now(), LONG);
        begin(new ReplyId("third"), "hello");

        assertThat(replies.count()).isEqualTo(Map.of("unknown", 1L, "sending", 1L, "queued", 1L));
    }

    @Test
    void textIsNotReadableInTheStore() {
        begin(FIRST, "canary: take two a day");

        Canary.assertNotReadable("canary: take two a day", everythingStored());
    }

    @Test
    void storeThatIsAwaySaysSo() {
        Replies away = unreachable();

        assertThatThrownBy(() -> away.begin(reply(FIRST, "hello"), parts("hello"), now(), LONG))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.find(FIRST)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.lastSentAt(ADAS_PRACTICE))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.lastRefusedAt(ADAS_PRACTICE, ReplyRefusal.BUG))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.refuseWaiting(ADAS_PRACTICE, ReplyRefusal.DISCONNECTED))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(away::count).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private Begun begin(ReplyId id, String text) {
        return replies.begin(reply(id, text), parts(text), now(), LONG);
    }

    private Turn send(Turn turn, PartEnd end) {
        storage.outbox().start(turn, now(), LONG);
        return storage.outbox().settle(turn, end, now()).orElseThrow();
    }
}
