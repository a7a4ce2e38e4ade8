package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.deadletter.ListedLetter.Replays;
import com.clariva.connect.core.deadletter.Replay;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link DeadLetters} promise. */
public abstract class DeadLettersContract {
    private static final int CALLERS = 16;
    private static final int LIMIT = 100;
    private static final DeadLetterFilter WAITING = new DeadLetterFilter(Optional.empty(), Optional.empty(), true);
    private static final DeadLetter LETTER = failed("hello", "java.io.IOException", 4);

    private DeadLetters letters;

    /** Dead letters, none of them set aside. */
    protected abstract DeadLetters noLetters();

    /** The same store, as one more instance sees it. */
    protected abstract DeadLetters sameStore();

    /** Dead letters whose store gives no answer. */
    protected abstract DeadLetters unreachable();

    /** Everything in the store, as whoever reads it sees it. */
    protected abstract String everythingStored();

    @BeforeEach
    void openLetters() {
        letters = noLetters();
    }

    @Test
    void letterIsFoundByEveryInstanceAndSaysNothingOfItsBody() {
        letters.add(LETTER);

        assertThat(letters.find(LETTER.event().id())).contains(listed(LETTER, Replays.NONE));
        assertThat(sameStore().find(LETTER.event().id())).contains(listed(LETTER, Replays.NONE));
    }

    @Test
    void replayedLetterIsWhatWasAdded() {
        letters.add(LETTER);

        assertThat(letters.beginReplay(LETTER.event().id())).contains(new Replay(LETTER, 1));
    }

    @Test
    void letterIsReplayedWithItsPlaceInATrace() {
        DeadLetter traced = new DeadLetter(
                LETTER.event().tracedBy(Optional.of(Cast.TRACE)), LETTER.reason(), LETTER.error(), 1, LETTER.at());
        letters.add(traced);

        assertThat(letters.beginReplay(LETTER.event().id())).contains(new Replay(traced, 1));

        letters.add(LETTER);
        assertThat(letters.beginReplay(LETTER.event().id())
                        .map(again -> again.forTheQueue().trace()))
                .contains(Optional.empty());
    }

    @Test
    void letterWithoutAPersonIsReplayedAsItWasAdded() {
        byte[] bytes = {0, -1, 0x7b};
        QueuedEvent unreadable = new QueuedEvent(
                EventId.ofBytes(bytes),
                new ConversationKey(ADAS_PRACTICE, Optional.empty()),
                EventKind.UNRECOGNIZED,
                NOON,
                bytes);
        DeadLetter letter = new DeadLetter(unreadable, DeadLetterReason.UNREADABLE, "not JSON", 0, NOON);

        letters.add(letter);

        assertThat(letters.beginReplay(unreadable.id())).contains(new Replay(letter, 1));
    }

    @Test
    void nothingIsFoundThatWasNotSetAside() {
        EventId other = message(ADAS_PRACTICE, "other", NOON).id();
        letters.add(LETTER);

        assertThat(letters.find(other)).isEmpty();
        assertThat(letters.beginReplay(other)).isEmpty();
        assertThat(letters.replayHandled(other, 1)).isFalse();
        assertThat(letters.erase(List.of(other))).isEmpty();
    }

    @Test
    void addingAgainLeavesOneWithTheNewerCause() {
        DeadLetter newer = failed("hello", "java.lang.IllegalStateException", 5);
        letters.add(LETTER);

        letters.add(newer);

        assertThat(everyLetter()).containsExactly(listed(newer, Replays.NONE));
    }

    @Test
    void addingTheSameManyTimesAtOnceLeavesOne() {
        Callers.atOnce(CALLERS, caller -> {
            letters.add(failed("hello", "java.io.IOException", caller));
            return caller;
        });

        assertThat(everyLetter()).hasSize(1);
    }

    @Test
    void lettersAreListedByReceptionUpToTheLimit() {
        DeadLetter second = received("second", ADAS_PRACTICE, 2);
        DeadLetter first = received("first", BORIS_PRACTICE, 1);
        DeadLetter third = received("third", ADAS_PRACTICE, 3);
        List.of(second, first, third).forEach(letters::add);

        assertThat(letters.list(DeadLetterFilter.ALL, 2))
                .containsExactly(listed(first, Replays.NONE), listed(second, Replays.NONE));
    }

    @Test
    void lettersAreListedByReasonAndByAccount() {
        DeadLetter adas = received("first", ADAS_PRACTICE, 1);
        DeadLetter boris = new DeadLetter(
                message(BORIS_PRACTICE, "second", NOON), DeadLetterReason.NOBODY_LINKED, "nobody", 1, NOON);
        List.of(adas, boris).forEach(letters::add);

        assertThat(idsOf(new DeadLetterFilter(Optional.of(DeadLetterReason.NOBODY_LINKED), Optional.empty(), false)))
                .containsExactly(boris.event().id());
        assertThat(idsOf(new DeadLetterFilter(Optional.empty(), Optional.of(ADAS_PRACTICE), true)))
                .containsExactly(adas.event().id());
    }

    @Test
    void letterBeingReplayedStaysListedButDoesNotWait() {
        letters.add(LETTER);

        letters.beginReplay(LETTER.event().id());

        ListedLetter listed = letters.find(LETTER.event().id()).orElseThrow();
        assertThat(listed.state()).isEqualTo("replayed");
        assertThat(listed.replays().count()).isEqualTo(1);
        assertThat(listed.replays().underwaySince()).isPresent();
        assertThat(everyLetter()).containsExactly(listed);
        assertThat(letters.list(WAITING, LIMIT)).isEmpty();
    }

    @Test
    void letterThatFailsAgainWaitsAgainAndRemembersItsReplays() {
        letters.add(LETTER);
        letters.beginReplay(LETTER.event().id());

        letters.add(LETTER);

        assertThat(letters.list(WAITING, LIMIT)).containsExactly(listed(LETTER, new Replays(1, Optional.empty())));
        assertThat(letters.beginReplay(LETTER.event().id())).map(Replay::number).contains(2);
    }

    @Test
    void noTwoReplaysGetTheSameNumber() {
        letters.add(LETTER);

        List<Integer> numbers = Callers.atOnce(
                CALLERS,
                caller -> letters.beginReplay(LETTER.event().id()).orElseThrow().number());

        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(letters.find(LETTER.event().id()).orElseThrow().replays().count())
                .isEqualTo(CALLERS);
    }

    @Test
    void letterGoesWhenItsReplayWasHandled() {
        letters.add(LETTER);
        letters.beginReplay(LETTER.event().id());

        assertThat(letters.replayHandled(LETTER.event().id(), 1)).isTrue();

        assertThat(everyLetter()).isEmpty();
        assertThat(letters.replayHandled(LETTER.event().id(), 1)).isFalse();
    }

    @Test
    void letterThatWasReplayedOnceMoreSinceStays() {
        letters.add(LETTER);
        letters.beginReplay(LETTER.event().id());
        letters.beginReplay(LETTER.event().id());

        assertThat(letters.replayHandled(LETTER.event().id(), 1)).isFalse();

        assertThat(everyLetter()).hasSize(1);
    }

    @Test
    void erasedLetterIsListedAndNothingIsLeftOfIt() {
        DeadLetter canary = failed("canary: my knee hurts", "java.io.IOException", 4);
        letters.add(canary);
        letters.add(LETTER);
        letters.beginReplay(canary.event().id());

        List<ListedLetter> erased = letters.erase(List.of(canary.event().id()));

        ListedLetter found = letters.find(canary.event().id()).orElseThrow();
        assertThat(erased).containsExactly(found);
        assertThat(found.state()).isEqualTo("erased");
        assertThat(found.replays()).isEqualTo(new Replays(1, Optional.empty()));
        assertThat(letters.list(WAITING, LIMIT)).containsExactly(listed(LETTER, Replays.NONE));
    }

    @Test
    void erasedLetterStaysErasedWhateverComes() {
        letters.add(LETTER);
        letters.beginReplay(LETTER.event().id());
        letters.erase(List.of(LETTER.event().id()));

        letters.add(LETTER);

        assertThat(letters.find(LETTER.event().id()).orElseThrow().isErased()).isTrue();
        assertThat(letters.beginReplay(LETTER.event().id())).isEmpty();
        assertThat(letters.replayHandled(LETTER.event().id(), 1)).isFalse();
        assertThat(letters.erase(List.of(LETTER.event().id()))).hasSize(1);
    }

    @Test
    void whatAPersonWroteIsNotReadableInTheStore() {
        letters.add(failed("canary: my knee hurts", "java.io.IOException", 4));

        Canary.assertNotReadable("canary: my knee hurts", everythingStored());
    }

    @Test
    void storeThatIsAwaySaysSo() {
        DeadLetters away = unreachable();

        assertUnavailable(() -> away.add(LETTER));
        assertUnavailable(() -> away.find(LETTER.event().id()));
        assertUnavailable(() -> away.list(DeadLetterFilter.ALL, LIMIT));
        assertUnavailable(() -> away.beginReplay(LETTER.event().id()));
        assertUnavailable(() -> away.replayHandled(LETTER.event().id(), 1));
        assertUnavailable(() -> away.erase(List.of(LETTER.event().id())));
    }

    private List<ListedLetter> everyLetter() {
        return letters.list(DeadLetterFilter.ALL, LIMIT);
    }

    private List<EventId> idsOf(DeadLetterFilter filter) {
        return letters.list(filter, LIMIT).stream()
                .map(letter -> letter.event().id())
                .toList();
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private static DeadLetter failed(String text, String error, int attempts) {
        return new DeadLetter(
                message(ADAS_PRACTICE, text, NOON).signedWith(Optional.of("META_APP_SECRET")),
                DeadLetterReason.HANDLER_FAILED,
                error,
                attempts,
                NOON.plus(Duration.ofMinutes(attempts)));
    }

    private static DeadLetter received(String text, InstagramId account, int minute) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        return new DeadLetter(
                message(account, text, at), DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, at);
    }

    private static ListedLetter listed(DeadLetter letter, Replays replays) {
        return new ListedLetter(
                letter.event().outline(),
                new ListedLetter.Cause(letter.reason().label(), letter.error(), letter.attempts(), letter.at()),
                replays);
    }
}
