package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.LetterContents;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.QueuedEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link LetterContents} promise. */
public abstract class LetterContentsContract {
    private static final QueuedEvent HELLO = message(ADAS_PRACTICE, "my knee hurts", NOON);
    private static final EventId EVENT = HELLO.id();

    /** The letters, none yet. */
    protected abstract DeadLetters letters();

    /** What they say. */
    protected abstract LetterContents contents();

    /** Contents whose store gives no answer. */
    protected abstract LetterContents unreachable();

    @Test
    void letterSaysWhatItSaidWhenItWasSetAsideAndWaitsAsBefore() {
        DeadLetters letters = letters();
        letters.add(new DeadLetter(HELLO, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, NOON));

        assertThat(contents().read(EVENT)).contains(HELLO);
        assertThat(letters.find(EVENT).orElseThrow().state()).isEqualTo("dead_letter");
        assertThat(letters.find(EVENT).orElseThrow().replays().count()).isZero();
    }

    @Test
    void nothingIsReadOfWhatWasErasedOrNeverSetAside() {
        DeadLetters letters = letters();
        letters.add(new DeadLetter(HELLO, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, NOON));
        letters.erase(List.of(EVENT));

        assertThat(contents().read(EVENT)).isEmpty();
        assertThat(contents().read(message(ADAS_PRACTICE, "other", NOON).id())).isEmpty();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        LetterContents away = unreachable();

        assertThatThrownBy(() -> away.read(EVENT)).isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
