package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.queue.DeadLetter;
import com.clariva.connect.core.queue.DeadLetterReason;
import com.clariva.connect.core.queue.DeadLetters;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link DeadLetters} promise. */
public abstract class DeadLettersContract {
    private static final int CALLERS = 16;
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
    void letterIsFoundAsItWasAddedByEveryInstance() {
        letters.add(LETTER);

        assertThat(letters.find(LETTER.event().id())).contains(LETTER);
        assertThat(sameStore().find(LETTER.event().id())).contains(LETTER);
    }

    @Test
    void letterWithoutAPersonIsFoundAsItWasAdded() {
        byte[] bytes = {0, -1, 0x7b};
        QueuedEvent unreadable = new QueuedEvent(
                EventId.ofBytes(bytes),
                new ConversationKey(ADAS_PRACTICE, Optional.empty()),
                EventKind.UNRECOGNIZED,
                NOON,
                bytes);
        DeadLetter letter = new DeadLetter(unreadable, DeadLetterReason.UNREADABLE, "not JSON", 0, NOON);

        letters.add(letter);

        assertThat(letters.find(unreadable.id())).contains(letter);
    }

    @Test
    void nothingIsFoundThatWasNotSetAside() {
        letters.add(LETTER);

        assertThat(letters.find(message(ADAS_PRACTICE, "other", NOON).id())).isEmpty();
    }

    @Test
    void addingAgainLeavesOneWithTheNewerCause() {
        DeadLetter newer = failed("hello", "java.lang.IllegalStateException", 5);
        letters.add(LETTER);

        letters.add(newer);

        assertThat(letters.count()).isEqualTo(1);
        assertThat(letters.find(LETTER.event().id())).contains(newer);
    }

    @Test
    void lettersAreCounted() {
        assertThat(letters.count()).isZero();

        letters.add(LETTER);
        letters.add(failed("goodbye", "java.io.IOException", 1));

        assertThat(letters.count()).isEqualTo(2);
    }

    @Test
    void addingTheSameManyTimesAtOnceLeavesOne() {
        Callers.atOnce(CALLERS, caller -> {
            letters.add(failed("hello", "java.io.IOException", caller));
            return caller;
        });

        assertThat(letters.count()).isEqualTo(1);
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
        assertUnavailable(away::count);
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private static DeadLetter failed(String text, String error, int attempts) {
        return new DeadLetter(
                message(ADAS_PRACTICE, text, NOON),
                DeadLetterReason.HANDLER_FAILED,
                error,
                attempts,
                NOON.plus(Duration.ofMinutes(attempts)));
    }
}
