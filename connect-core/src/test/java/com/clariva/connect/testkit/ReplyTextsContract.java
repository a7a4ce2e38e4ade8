package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.ReplyCast.parts;
import static com.clariva.connect.testkit.ReplyCast.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.reply.Begun;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link com.clariva.connect.core.reply.ReplyTexts} promise. */
public abstract class ReplyTextsContract {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final ReplyId KEYED = ReplyId.keyed(DR_ADA, "key-1");

    private Storage storage;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** A store that gives no answer. */
    protected abstract Storage unreachable();

    /** The store's own time. */
    protected abstract Instant now();

    @BeforeEach
    void replyWasSent() {
        storage = emptyStore();
        Turn turn = begin("see you on Monday").turn().orElseThrow();
        storage.outbox().start(turn, now(), LONG);
        storage.outbox().settle(turn, new PartEnd.Sent("mid-1"), now());
    }

    @Test
    void textIsErasedOnceAndWhatBecameOfTheReplyStays() {
        assertThat(begin("another").same()).isFalse();

        assertThat(storage.replyTexts().erase(ADAS_PRACTICE, List.of("mid-0", "mid-1")))
                .isEqualTo(1);
        assertThat(storage.replyTexts().erase(ADAS_PRACTICE, List.of("mid-0", "mid-1")))
                .isZero();

        assertThat(begin("another").same()).isTrue();
        assertThat(begin("another").state()).isEqualTo(new ReplyState.Sent(List.of("mid-1")));
    }

    @Test
    void textOfAnotherMessageOrAccountStays() {
        assertThat(storage.replyTexts().erase(ADAS_PRACTICE, List.of("mid-2"))).isZero();
        assertThat(storage.replyTexts().erase(BORIS_PRACTICE, List.of("mid-1"))).isZero();
        assertThat(storage.replyTexts().erase(ADAS_PRACTICE, List.of())).isZero();

        assertThat(begin("another").same()).isFalse();
    }

    @Test
    void replyThatStillWaitsKeepsItsText() {
        Turn turn = storage.replies()
                .begin(reply(ReplyId.keyed(DR_ADA, "key-2"), "one two"), parts("one", "two"), now(), LONG)
                .turn()
                .orElseThrow();
        storage.outbox().start(turn, now(), LONG);
        Turn second =
                storage.outbox().settle(turn, new PartEnd.Sent("mid-2"), now()).orElseThrow();

        assertThat(storage.replyTexts().erase(ADAS_PRACTICE, List.of("mid-2"))).isZero();

        storage.outbox().start(second, now(), LONG);
        storage.outbox().settle(second, new PartEnd.Sent("mid-3"), now());
        assertThat(storage.replyTexts().erase(ADAS_PRACTICE, List.of("mid-2"))).isEqualTo(1);
    }

    @Test
    void idMayHoldAnything() {
        assertThat(storage.replyTexts().erase(ADAS_PRACTICE, List.of("mid\0", "\uD800")))
                .isZero();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        assertThatThrownBy(() -> unreachable().replyTexts().erase(ADAS_PRACTICE, List.of("mid-1")))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private Begun begin(String text) {
        return storage.replies().begin(reply(KEYED, text), parts(text), now(), LONG);
    }
}
