package com.clariva.connect.core.retention;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.QueueTrial.conversation;
import static com.clariva.connect.testkit.QueueTrial.drain;
import static com.clariva.connect.testkit.QueueTrial.enqueue;
import static com.clariva.connect.testkit.QueueTrial.event;
import static com.clariva.connect.testkit.QueueTrial.settle;
import static com.clariva.connect.testkit.QueueTrial.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import org.junit.jupiter.api.Test;

class BoundParkedTest {
    private static final ConversationKey JANE = conversation(ADAS_PRACTICE, 1);
    private static final ConversationKey BORIS_PATIENT = conversation(BORIS_PRACTICE, 2);

    private final ManualClock clock = new ManualClock();
    private final InMemoryEventQueue queue = new InMemoryEventQueue(clock);
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final BoundParked boundParked = new BoundParked(
            queue,
            queue,
            new BoundParked.Stores(storage.deadLetters(), storage.retention(), Observer.NONE, storage.auditLog()),
            clock,
            2);

    @Test
    void newestBeyondTheBoundBecomeDeadLettersAndTheOthersStay() {
        park(event(JANE, "one"), event(JANE, "two"), event(JANE, "three"), event(JANE, "four"));

        boundParked.sweep();

        assertThat(storage.deadLetters().all())
                .allSatisfy(letter -> assertThat(letter.reason()).isEqualTo(DeadLetterReason.TOO_MANY_PARKED))
                .extracting(DeadLetter::event)
                .containsExactlyInAnyOrder(event(JANE, "three"), event(JANE, "four"));
        queue.unpark(ADAS_PRACTICE);
        assertThat(drain(queue)).containsExactly("one", "two");
    }

    @Test
    void boundIsForEachAccountByItself() {
        park(event(JANE, "one"), event(JANE, "two"));
        park(event(BORIS_PATIENT, "raz"), event(BORIS_PATIENT, "dva"));

        boundParked.sweep();

        assertThat(storage.deadLetters().all()).isEmpty();
        assertThat(queue.depth().parked()).isEqualTo(4);
    }

    @Test
    void whatWasSetAsideAddsNothingWhenInstagramRepeatsIt() {
        park(event(JANE, "one"), event(JANE, "two"), event(JANE, "three"));
        boundParked.sweep();

        var repeated = enqueue(queue, event(JANE, "three"));

        assertThat(repeated.duplicates()).hasSize(1);
    }

    @Test
    void nothingLeavesTheQueueWithoutBeingWrittenFirst() {
        park(event(JANE, "one"), event(JANE, "two"), event(JANE, "three"));
        InMemoryStorage away = new InMemoryStorage(clock);
        away.outage().begin();
        BoundParked withoutLetters = new BoundParked(
                queue,
                queue,
                new BoundParked.Stores(away.deadLetters(), storage.retention(), Observer.NONE, storage.auditLog()),
                clock,
                2);

        assertThatThrownBy(withoutLetters::sweep).isInstanceOf(ConnectException.StorageUnavailable.class);

        assertThat(queue.depth().parked()).isEqualTo(3);
    }

    private void park(QueuedEvent... events) {
        enqueue(queue, events);
        settle(queue, take(queue), new Verdict.Park());
    }
}
