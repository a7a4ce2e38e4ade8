package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.QueueTrial.enqueue;
import static com.clariva.connect.testkit.QueueTrial.event;
import static com.clariva.connect.testkit.QueueTrial.settle;
import static com.clariva.connect.testkit.QueueTrial.take;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueueTrouble;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link QueueState} promises of the queue beside it. */
public abstract class QueueStateContract extends WaitingEventsContract {
    private static final ConversationKey JANE = QueueTrial.conversation(ADAS_PRACTICE, 1);
    private static final ConversationKey JOHN = QueueTrial.conversation(BORIS_PRACTICE, 2);

    private static final ConversationKey JANES_NEIGHBOUR = QueueTrial.conversation(ADAS_PRACTICE, 3);

    /** What the store's clock shows, give or take a second. */
    protected abstract Instant now();

    @Test
    void emptyQueueHasNoDepth() {
        assertThat(state.depth()).isEqualTo(new QueueDepth(0, 0, Optional.empty()));
        assertThat(state.parkedAccounts(10)).isEmpty();
    }

    @Test
    void waitingAreTheReadyTheFollowersTheDelayedAndTheClaimed() {
        enqueue(queue, event(JANE, "claimed"), event(JANE, "follower"), event(JOHN, "delayed"));
        queue.claim(2, QueueTrial.LONG, QueueTrial.PATIENCE).forEach(this::delayJohn);
        enqueue(queue, event(QueueTrial.conversation(ADAS_PRACTICE, 3), "ready"));

        QueueDepth depth = state.depth();

        assertThat(depth.waiting()).isEqualTo(4);
        assertThat(depth.parked()).isZero();
    }

    @Test
    void parkedAreCountedByTheirOwn() {
        enqueue(queue, event(JANE, "parked"), event(JANE, "behind it"));
        settle(queue, take(queue), new Verdict.Park());
        enqueue(queue, event(JOHN, "waiting"));

        QueueDepth depth = state.depth();

        assertThat(depth.waiting()).isEqualTo(1);
        assertThat(depth.parked()).isEqualTo(2);
    }

    @Test
    void settledEventsAreCountedNoMore() {
        enqueue(queue, event(JANE, "one"), event(JANE, "two"));
        QueueTrial.drain(queue);

        assertThat(state.depth()).isEqualTo(new QueueDepth(0, 0, Optional.empty()));
    }

    @Test
    void oldestAgeGrowsFromReception() {
        Instant received = now().minusSeconds(100);
        QueuedEvent old = new QueuedEvent(EventId.ofBytes(new byte[1]), JANE, EventKind.SEEN, received, new byte[1]);
        enqueue(queue, old);

        Optional<Duration> age = state.depth().oldestAge();

        assertThat(age)
                .hasValueSatisfying(found -> assertThat(found.toSeconds()).isBetween(90L, 130L));
    }

    @Test
    void accountsWithParkedConversationsAreListed() {
        enqueue(queue, event(JANE, "one"), event(JOHN, "two"), event(QueueTrial.conversation(ADAS_PRACTICE, 3), "x"));
        IntStream.range(0, 3).forEach(i -> settle(queue, take(queue), new Verdict.Park()));

        assertThat(state.parkedAccounts(10)).containsExactlyInAnyOrder(ADAS_PRACTICE, BORIS_PRACTICE);
        assertThat(state.parkedAccounts(1)).hasSize(1);

        queue.unpark(ADAS_PRACTICE);
        assertThat(state.parkedAccounts(10)).isEqualTo(Set.<InstagramId>of(BORIS_PRACTICE));
    }

    @Test
    void parkedEventsBeyondABoundAreTheNewest() {
        enqueue(queue, at(JANE, "one", 1), at(JANE, "two", 4));
        enqueue(queue, at(JANES_NEIGHBOUR, "three", 5), at(JOHN, "elsewhere", 6));
        IntStream.range(0, 3).forEach(i -> settle(queue, take(queue), new Verdict.Park()));
        enqueue(queue, at(JANE, "four", 7), at(QueueTrial.conversation(ADAS_PRACTICE, 4), "not parked", 8));

        assertThat(textsBeyond(2, 10)).containsExactly("four", "three");
        assertThat(textsBeyond(1, 2)).containsExactly("four", "three");
        assertThat(textsBeyond(0, 10)).containsExactly("four", "three", "two", "one");
        assertThat(textsBeyond(4, 10)).isEmpty();

        queue.erase(List.of(
                at(JANE, "four", 7).id(), at(JANES_NEIGHBOUR, "three", 5).id()));
        assertThat(textsBeyond(2, 10)).isEmpty();
        assertThat(textsBeyond(1, 10)).containsExactly("two");
    }

    @Test
    void lookingChangesNothing() {
        enqueue(queue, event(JANE, "one"), event(JANE, "two"), event(JOHN, "parked"));
        queue.claim(2, QueueTrial.LONG, QueueTrial.PATIENCE).forEach(this::parkJohn);

        QueueDepth first = state.depth();
        state.durability();
        state.parkedAccounts(10);

        assertThat(state.depth().waiting()).isEqualTo(first.waiting());
        assertThat(state.depth().parked()).isEqualTo(first.parked());
        assertThat(QueueTrial.drain(queue)).containsExactly("one", "two");
    }

    @Test
    void queueThatWorksHasNoTrouble() {
        enqueue(queue, event(JANE, "one"));
        QueueTrial.drain(queue);

        assertThat(state.trouble()).isEqualTo(QueueTrouble.NONE);
    }

    @Test
    void durabilityNamesWhatItWasReadFrom() {
        assertThat(state.durability().detail()).isNotBlank();
        assertThat(state.kind()).isNotBlank();
    }

    private List<String> textsBeyond(long bound, int limit) {
        return state.parkedBeyond(ADAS_PRACTICE, bound, limit).stream()
                .map(event -> new String(event.body(), UTF_8))
                .toList();
    }

    private static QueuedEvent at(ConversationKey conversation, String text, int second) {
        QueuedEvent event = event(conversation, text);
        return new QueuedEvent(event.id(), conversation, event.kind(), Cast.NOON.plusSeconds(second), event.body());
    }

    private void delayJohn(Claim claim) {
        if (claim.event().conversation().equals(JOHN)) {
            settle(queue, claim, new Verdict.Retry(QueueTrial.LONG));
        }
    }

    private void parkJohn(Claim claim) {
        Verdict verdict =
                claim.event().conversation().equals(JOHN) ? new Verdict.Park() : new Verdict.Release(Duration.ZERO);
        settle(queue, claim, verdict);
    }
}
