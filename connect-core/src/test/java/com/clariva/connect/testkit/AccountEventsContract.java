package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.QueueTrial.enqueue;
import static com.clariva.connect.testkit.QueueTrial.event;
import static com.clariva.connect.testkit.QueueTrial.settle;
import static com.clariva.connect.testkit.QueueTrial.take;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link com.clariva.connect.core.queue.AccountEvents} promises of the queue beside it. */
public abstract class AccountEventsContract {
    private static final ConversationKey JANE = QueueTrial.conversation(ADAS_PRACTICE, 1);
    private static final ConversationKey JOHN = QueueTrial.conversation(BORIS_PRACTICE, 2);
    private static final Instant LATER = Cast.NOON.plusSeconds(60);

    EventQueue queue;
    QueueState state;

    /** A queue with nothing in it. */
    protected abstract EventQueue emptyQueue();

    /** The state of {@code queue}, which {@link #emptyQueue} made. */
    protected abstract QueueState stateOf(EventQueue queue);

    @BeforeEach
    void openQueue() {
        queue = emptyQueue();
        state = stateOf(queue);
    }

    @Test
    void everyEventOfAnAccountIsSeenWhateverItsState() {
        ConversationKey jack = QueueTrial.conversation(ADAS_PRACTICE, 3);
        ConversationKey jill = QueueTrial.conversation(ADAS_PRACTICE, 4);
        List<QueuedEvent> events = List.of(
                event(JANE, "claimed"),
                event(JANE, "behind it"),
                event(jack, "parked"),
                event(jack, "behind that"),
                event(jill, "delayed"),
                event(new ConversationKey(ADAS_PRACTICE, Optional.empty()), "of nobody"));
        enqueue(queue, events.toArray(QueuedEvent[]::new));
        enqueue(queue, event(JOHN, "of another account"));
        for (Claim claim : queue.claim(4, QueueTrial.LONG, QueueTrial.PATIENCE)) {
            parkOrDelay(claim, jack, jill);
        }

        assertThat(state.eventsOf(ADAS_PRACTICE, LATER, 100))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(QueuedEvent::id).toList());
        assertThat(state.eventsOf(ADAS_PRACTICE, LATER, 2)).hasSize(2);
    }

    @Test
    void accountsWhoseIdsBeginAlikeAreToldApart() {
        InstagramId longer = new InstagramId(ADAS_PRACTICE.value() + "0");
        enqueue(queue, event(JANE, "one"), event(QueueTrial.conversation(longer, 1), "two"));

        assertThat(state.eventsOf(ADAS_PRACTICE, LATER, 100))
                .containsExactly(event(JANE, "one").id());
    }

    @Test
    void youngerEventsOfAnAccountAreNotMeant() {
        enqueue(queue, event(JANE, "one"));

        assertThat(state.eventsOf(ADAS_PRACTICE, Cast.NOON, 100)).isEmpty();
        assertThat(state.eventsOf(ADAS_PRACTICE, Cast.NOON.plusMillis(1), 100)).hasSize(1);
    }

    @Test
    void doneAndErasedEventsOfAnAccountAreNotSeen() {
        enqueue(queue, event(JANE, "done"), event(JANE, "erased"), event(JANE, "waiting"));
        QueueTrial.done(queue, take(queue));

        queue.erase(List.of(event(JANE, "erased").id()));

        assertThat(state.eventsOf(ADAS_PRACTICE, LATER, 100))
                .containsExactly(event(JANE, "waiting").id());
    }

    @Test
    void whatIsSeenOfAnAccountCanBeErased() {
        enqueue(queue, event(JANE, "claimed"), event(JANE, "behind it"));
        enqueue(queue, event(QueueTrial.conversation(ADAS_PRACTICE, 3), "parked"), event(JOHN, "of another"));
        queue.claim(2, QueueTrial.LONG, QueueTrial.PATIENCE).stream()
                .filter(claim -> !claim.event().conversation().equals(JANE))
                .forEach(claim -> settle(queue, claim, new Verdict.Park()));

        queue.erase(state.eventsOf(ADAS_PRACTICE, LATER, 100));

        assertThat(state.eventsOf(ADAS_PRACTICE, LATER, 100)).isEmpty();
        assertThat(state.depth().parked()).isLessThanOrEqualTo(1);
        assertThat(state.parkedAccounts(10)).doesNotContain(ADAS_PRACTICE);
    }

    private void parkOrDelay(Claim claim, ConversationKey parked, ConversationKey delayed) {
        ConversationKey conversation = claim.event().conversation();
        if (conversation.equals(parked)) {
            settle(queue, claim, new Verdict.Park());
        } else if (conversation.equals(delayed)) {
            settle(queue, claim, new Verdict.Retry(QueueTrial.LONG));
        }
    }
}
