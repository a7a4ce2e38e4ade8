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
import static org.assertj.core.api.Assertions.tuple;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.reply.Unsettled;
import com.clariva.connect.core.reply.Unsettled.OpenSend;
import com.clariva.connect.core.reply.UnsettledReplies;
import com.clariva.connect.core.reply.WaitingEcho;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link UnsettledReplies} promise. */
public abstract class UnsettledRepliesContract {
    private static final int CALLERS = 16;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(50);

    private Storage storage;
    private UnsettledReplies unsettled;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** The store's own time. */
    protected abstract Instant now();

    /** Lets time go by, as the store sees it. */
    protected abstract void letPass(Duration duration);

    /** Unsettled replies whose store gives no answer. */
    protected abstract UnsettledReplies unreachable();

    @BeforeEach
    void openStore() {
        storage = emptyStore();
        unsettled = storage.unsettledReplies();
    }

    @Test
    void openAreThoseWhoseSendingBeganAndHasNotEnded() {
        end(sending(FIRST, "unknown"), new PartEnd.Unknown());
        end(sending(SECOND, "sent"), new PartEnd.Sent("mid-sent"));
        Instant began = Instant.ofEpochMilli(now().toEpochMilli());
        Turn third = begin(new ReplyId("third"), "sending");
        storage.outbox().start(third, began, LONG);
        begin(new ReplyId("fourth"), "waits for the third");

        Unsettled open = unsettled.look(ADAS_PRACTICE, PATIENT);

        assertThat(open.sends())
                .extracting(send -> send.turn().part(), OpenSend::unknown)
                .containsExactlyInAnyOrder(tuple(Content.text("unknown"), true), tuple(Content.text("sending"), false));
        assertThat(open.sends())
                .filteredOn(send -> !send.unknown())
                .allMatch(send -> send.beganAt().equals(began));
        assertThat(open.known()).containsExactly("mid-sent");
        assertThat(unsettled.look(BORIS_PRACTICE, PATIENT)).isEqualTo(new Unsettled(List.of(), List.of(), Set.of()));
    }

    @Test
    void amongConversationsAreThoseOpenWhereSomethingIsOnItsWayOrUnknown() {
        ConversationKey patient = new ConversationKey(ADAS_PRACTICE, Optional.of(PATIENT));
        ConversationKey elsewhere = new ConversationKey(BORIS_PRACTICE, Optional.of(PATIENT));
        List<ConversationKey> conversations =
                List.of(patient, elsewhere, new ConversationKey(ADAS_PRACTICE, Optional.empty()));
        Turn turn = begin(FIRST, "hello");
        assertThat(unsettled.openAmong(conversations)).isEmpty();

        storage.outbox().start(turn, now(), LONG);
        assertThat(unsettled.openAmong(conversations)).containsExactly(patient);

        end(turn, new PartEnd.Unknown());
        assertThat(unsettled.openAmong(conversations)).containsExactly(patient);

        end(turn, new PartEnd.Sent("mid-sent"));
        assertThat(unsettled.openAmong(conversations)).isEmpty();
    }

    @Test
    void echoIsNotedOnce() {
        WaitingEcho echo = echo("mid-1", Set.of("one#0", "two#1"));

        unsettled.note(echo);
        unsettled.note(echo("mid-1", Set.of("three#0")));
        unsettled.note(echo("mid-2", Set.of("one#0")));

        assertThat(unsettled.look(ADAS_PRACTICE, PATIENT).echoes())
                .containsExactlyInAnyOrder(echo, echo("mid-2", Set.of("one#0")));
        assertThat(unsettled.look(BORIS_PRACTICE, PATIENT).echoes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mid\0", "\0", "mid\uD800", "\uDC00mid"})
    void idOfAMessageMayHoldAnything(String mid) {
        Turn turn = sending(FIRST, "hello");
        unsettled.note(echo(mid, Set.of("one#0")));

        storage.outbox().settle(turn, new PartEnd.Sent(mid), now());

        assertThat(storage.replies().find(FIRST))
                .hasValueSatisfying(reply -> assertThat(reply.state()).isInstanceOf(ReplyState.Sent.class));
        assertThat(unsettled.openAmong(List.of(new ConversationKey(ADAS_PRACTICE, Optional.of(PATIENT)))))
                .isEmpty();
    }

    @Test
    void unknownReplyIsLookedAtByOneWhenItsTimeHasCome() {
        Turn turn = sending(FIRST, "hello");
        Instant lost = now();
        storage.outbox().settle(turn, new PartEnd.Unknown(), lost);
        Instant due = lost.plus(UnsettledReplies.FIRST_LOOK);
        assertThat(unsettled.claimLook(due.minusMillis(1), LONG)).isEmpty();

        List<Optional<Turn>> claimed = Callers.atOnce(CALLERS, caller -> unsettled.claimLook(due, LONG));

        assertThat(claimed)
                .filteredOn(Optional::isPresent)
                .singleElement()
                .satisfies(one -> assertThat(one.orElseThrow().place()).isEqualTo(turn.place()));
    }

    @Test
    void lookThatBrokeOffIsAnothersAfterAWhile() {
        end(sending(FIRST, "hello"), new PartEnd.Unknown());
        Instant later = now().plus(LONG);
        assertThat(unsettled.claimLook(later, MOMENT)).isPresent();

        letPass(MOMENT.multipliedBy(2));

        assertThat(unsettled.claimLook(later, LONG)).isPresent();
    }

    @Test
    void nextLookIsAtItsTime() {
        end(sending(FIRST, "hello"), new PartEnd.Unknown());
        Instant later = now().plus(LONG);
        Turn look = unsettled.claimLook(later, LONG).orElseThrow();

        unsettled.lookAgain(look, later.plus(LONG));

        assertThat(unsettled.claimLook(later.plus(LONG).minusMillis(1), LONG)).isEmpty();
        assertThat(unsettled.claimLook(later.plus(LONG), LONG)).isPresent();
    }

    @Test
    void givenUpIsFinallyUnknown() {
        Turn turn = sending(FIRST, "hello");
        end(turn, new PartEnd.Unknown());
        Turn look = unsettled.claimLook(now().plus(LONG), LONG).orElseThrow();

        assertThat(unsettled.giveUp(look, now())).isTrue();

        assertThat(storage.replies().find(FIRST).map(KnownReply::state)).contains(new ReplyState.Unknown(true));
        assertThat(unsettled.giveUp(look, now())).isFalse();
        assertThat(unsettled.claimLook(now().plus(LONG), LONG)).isEmpty();
        assertThat(unsettled.look(ADAS_PRACTICE, PATIENT).sends()).isEmpty();
        assertThat(storage.outbox().settle(turn, new PartEnd.Sent("mid-1"), now()))
                .isEmpty();
    }

    @Test
    void whatWasSettledMeanwhileIsNotGivenUp() {
        Turn turn = sending(FIRST, "hello");
        end(turn, new PartEnd.Unknown());
        Turn look = unsettled.claimLook(now().plus(LONG), LONG).orElseThrow();
        storage.outbox().settle(turn, new PartEnd.Sent("mid-1"), now());

        assertThat(unsettled.giveUp(look, now())).isFalse();

        assertThat(storage.replies().find(FIRST).map(KnownReply::state)).contains(new ReplyState.Sent("mid-1"));
    }

    @Test
    void storeThatIsAwaySaysSo() {
        Turn turn = begin(FIRST, "hello");
        UnsettledReplies away = unreachable();

        assertThatThrownBy(() -> away.look(ADAS_PRACTICE, PATIENT))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.note(echo("mid", Set.of())))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.claimLook(now(), LONG)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.lookAgain(turn, now())).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.giveUp(turn, now())).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private WaitingEcho echo(String mid, Set<String> fits) {
        return new WaitingEcho(mid, ADAS_PRACTICE, PATIENT, Instant.ofEpochMilli(1_788_264_000_123L), fits);
    }

    private Turn sending(ReplyId id, String text) {
        Turn turn = begin(id, text);
        storage.outbox().start(turn, now(), LONG);
        return turn;
    }

    private void end(Turn turn, PartEnd end) {
        assertThat(storage.outbox().settle(turn, end, now())).isPresent();
    }

    private Turn begin(ReplyId id, String text) {
        return storage.replies()
                .begin(reply(id, text), parts(text), now(), LONG)
                .turn()
                .orElseGet(() -> new Turn(
                        reply(id, text),
                        parts(text),
                        List.of(),
                        new Turn.Progress(now(), Optional.empty(), 0),
                        "none"));
    }
}
