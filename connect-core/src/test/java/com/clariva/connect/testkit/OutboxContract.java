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
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.Outbox;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every {@link Outbox} promises. */
public abstract class OutboxContract {
    private static final int CALLERS = 16;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final PartEnd UNKNOWN = new PartEnd.Unknown();

    private Storage storage;
    private Outbox outbox;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** The store's own time. */
    protected abstract Instant now();

    /** Lets time go by, as the store sees it. */
    protected abstract void letPass(Duration duration);

    /** An outbox whose store gives no answer. */
    protected abstract Outbox unreachable();

    @BeforeEach
    void openOutbox() {
        storage = emptyStore();
        outbox = storage.outbox();
    }

    @Test
    void replyIsDueWhenItsSenderIsGone() {
        begin(FIRST, MOMENT, "hello");
        assertThat(outbox.claimDue(now(), LONG)).isEmpty();

        letPass(MOMENT.multipliedBy(2));

        assertThat(outbox.claimDue(now(), LONG))
                .hasValueSatisfying(turn -> assertThat(turn.reply()).isEqualTo(reply(FIRST, "hello")));
        assertThat(outbox.claimDue(now(), LONG)).isEmpty();
    }

    @RepeatedTest(3)
    void dueReplyIsClaimedByOneOfMany() {
        begin(FIRST, MOMENT, "hello");
        letPass(MOMENT.multipliedBy(2));

        List<Optional<Turn>> turns = Callers.atOnce(CALLERS, caller -> outbox.claimDue(now(), LONG));

        assertThat(turns).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void repliesOfAConversationComeInTheirOrderAndThoseOfOthersMeanwhile() {
        begin(FIRST, MOMENT, "hello");
        begin(SECOND, MOMENT, "goodbye");
        Reply toAnother = new Reply(new ReplyId("other"), BORIS_PRACTICE, PATIENT, Content.text("hello"));
        storage.replies().begin(toAnother, parts("hello"), now(), MOMENT);
        letPass(MOMENT.multipliedBy(2));

        List<ReplyId> claimed = List.of(claim().reply().id(), claim().reply().id());

        assertThat(claimed).containsExactly(FIRST, new ReplyId("other"));
        assertThat(outbox.claimDue(now(), LONG)).isEmpty();
    }

    @Test
    void partIsStartedOnce() {
        Turn turn = begin(FIRST, LONG, "hello");

        assertThat(outbox.start(turn, now(), LONG)).isTrue();
        assertThat(outbox.start(turn, now(), LONG)).isFalse();
        assertThat(storage.replies().find(FIRST).map(KnownReply::state)).contains(new ReplyState.Sending());
    }

    @Test
    void timesOfAReplyAreToldAsTheyPass() {
        Instant recorded = now().truncatedTo(ChronoUnit.MILLIS);
        Turn turn = begin(FIRST, LONG, "hello");
        assertThat(times().sendBeganAt()).isEmpty();
        assertThat(times().recordedAt()).isBetween(recorded.minusSeconds(1), recorded.plusSeconds(1));

        outbox.start(turn, recorded.plusMillis(5), LONG);
        assertThat(times().sendBeganAt()).contains(recorded.plusMillis(5));
        assertThat(times().settledAt()).isEmpty();

        outbox.settle(turn, new PartEnd.Sent("mid-1"), recorded.plusMillis(9));
        assertThat(times().sendBeganAt()).contains(recorded.plusMillis(5));
        assertThat(times().settledAt()).contains(recorded.plusMillis(9));
    }

    @Test
    void turnThatWentToAnotherStartsNothing() {
        Turn stalled = begin(FIRST, MOMENT, "hello");
        letPass(MOMENT.multipliedBy(2));
        Turn taken = claim();

        assertThat(outbox.start(stalled, now(), LONG)).isFalse();
        assertThat(outbox.start(taken, now(), LONG)).isTrue();
    }

    @Test
    void partsGoInOrder() {
        Turn first = begin(FIRST, LONG, "one", "two");
        outbox.start(first, now(), LONG);

        Turn second = outbox.settle(first, new PartEnd.Sent("mid-1"), now()).orElseThrow();

        assertThat(second.part()).isEqualTo(Content.text("two"));
        assertThat(second.messageIds()).containsExactly("mid-1");
        assertThat(outbox.start(first, now(), LONG)).isFalse();
        assertThat(outbox.start(second, now(), LONG)).isTrue();
        Turn whole = outbox.settle(second, new PartEnd.Sent("mid-2"), now()).orElseThrow();
        assertThat(whole.hasMore()).isFalse();
        assertThat(storage.replies().find(FIRST).map(KnownReply::state))
                .contains(new ReplyState.Sent(List.of("mid-1", "mid-2")));
    }

    @Test
    void startedPartIsNeverDueAgain() {
        Turn turn = begin(FIRST, LONG, "one", "two");
        outbox.start(turn, now(), MOMENT);
        letPass(MOMENT.multipliedBy(2));

        assertThat(outbox.claimDue(now().plus(LONG), LONG)).isEmpty();
        assertThat(outbox.abandon(now())).isEqualTo(1);
        assertThat(outbox.claimDue(now().plus(LONG), LONG)).isEmpty();

        assertThat(storage.replies().find(FIRST).map(KnownReply::state)).contains(new ReplyState.Unknown(false));
    }

    @Test
    void partWhoseTurnLastsIsNotAbandoned() {
        outbox.start(begin(FIRST, LONG, "hello"), now(), LONG);

        assertThat(outbox.abandon(now())).isZero();

        assertThat(storage.replies().find(FIRST).map(KnownReply::state)).contains(new ReplyState.Sending());
    }

    @Test
    void certainEndIsRecordedHoweverLate() {
        Turn turn = begin(FIRST, LONG, "hello");
        outbox.start(turn, now(), MOMENT);
        letPass(MOMENT.multipliedBy(2));
        outbox.abandon(now());

        assertThat(outbox.settle(turn, new PartEnd.Sent("mid-1"), now())).isPresent();

        assertThat(storage.replies().find(FIRST).map(KnownReply::state)).contains(new ReplyState.Sent("mid-1"));
    }

    @Test
    void certainEndIsFinal() {
        Turn turn = begin(FIRST, LONG, "hello");
        outbox.start(turn, now(), LONG);
        outbox.settle(turn, new PartEnd.Sent("mid-1"), now());

        assertThat(outbox.settle(turn, UNKNOWN, now())).isEmpty();
        assertThat(outbox.settle(turn, new PartEnd.Sent("mid-2"), now())).isEmpty();
        assertThat(outbox.settle(turn, new PartEnd.Postponed(now()), now())).isEmpty();

        assertThat(storage.replies().find(FIRST).map(KnownReply::state)).contains(new ReplyState.Sent("mid-1"));
        assertThat(outbox.claimDue(now().plus(LONG), LONG)).isEmpty();
    }

    @Test
    void unstartedPartIsNotSent() {
        Turn turn = begin(FIRST, LONG, "hello");

        assertThat(outbox.settle(turn, new PartEnd.Sent("mid-1"), now())).isEmpty();
        assertThat(outbox.settle(turn, UNKNOWN, now())).isEmpty();
    }

    @Test
    void postponedPartIsDueAtItsTimeAndStartedAgain() {
        Turn turn = begin(FIRST, LONG, "hello");
        outbox.start(turn, now(), LONG);
        Instant until = Instant.ofEpochMilli(now().plus(LONG).toEpochMilli());
        outbox.settle(turn, new PartEnd.Postponed(until), now());

        assertThat(storage.replies().find(FIRST).map(KnownReply::state))
                .contains(new ReplyState.Queued(Optional.of(until)));
        assertThat(outbox.claimDue(until.minusMillis(1), LONG)).isEmpty();

        Turn again = outbox.claimDue(until, LONG).orElseThrow();
        assertThat(again.progress().tries()).isEqualTo(1);
        assertThat(outbox.start(again, until, LONG)).isTrue();
    }

    @Test
    void refusedPartEndsTheReply() {
        Turn turn = begin(FIRST, LONG, "hello");

        outbox.settle(turn, new PartEnd.Refused(ReplyRefusal.LOOP, Optional.empty()), now());

        assertThat(storage.replies().find(FIRST).map(KnownReply::state))
                .contains(new ReplyState.Refused(ReplyRefusal.LOOP));
        assertThat(outbox.start(turn, now(), LONG)).isFalse();
    }

    @Test
    void turnThatWentToAnotherRefusesNothing() {
        Turn stalled = begin(FIRST, MOMENT, "hello");
        letPass(MOMENT.multipliedBy(2));
        claim();

        PartEnd refused = new PartEnd.Refused(ReplyRefusal.LOOP, Optional.empty());
        assertThat(outbox.settle(stalled, refused, now())).isEmpty();
    }

    @Test
    void nextPartOfAReplyThatWasUnknownIsDue() {
        Turn first = begin(FIRST, LONG, "one", "two");
        outbox.start(first, now(), LONG);
        outbox.settle(first, UNKNOWN, now());
        assertThat(outbox.claimDue(now().plus(LONG), LONG)).isEmpty();

        outbox.settle(first, new PartEnd.Sent("mid-1"), now());

        assertThat(claim().part()).isEqualTo(Content.text("two"));
    }

    @Test
    void eraseLeavesNothingToSettle() {
        Turn turn = begin(FIRST, LONG, "hello");
        outbox.start(turn, now(), LONG);
        storage.traces().erase(ADAS_PRACTICE, now().plus(LONG), 1);

        assertThat(outbox.settle(turn, new PartEnd.Sent("mid-1"), now())).isEmpty();
        assertThat(storage.replies().find(FIRST)).isEmpty();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        Turn turn = begin(FIRST, LONG, "hello");
        Outbox away = unreachable();

        assertThatThrownBy(() -> away.claimDue(now(), LONG)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.start(turn, now(), LONG)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.settle(turn, UNKNOWN, now()))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.abandon(now())).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private KnownReply times() {
        return storage.replies().find(FIRST).orElseThrow();
    }

    private Turn claim() {
        return outbox.claimDue(now(), LONG).orElseThrow();
    }

    private Turn begin(ReplyId id, Duration lease, String... texts) {
        return storage.replies()
                .begin(reply(id, String.join(" ", texts)), parts(texts), now(), lease)
                .turn()
                .orElseGet(() -> new Turn(
                        reply(id, "no turn"),
                        parts(texts),
                        List.of(),
                        new Turn.Progress(now(), Optional.empty(), 0),
                        "none"));
    }
}
