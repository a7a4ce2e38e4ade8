package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.QueueTrial.assertNothingReady;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All of it at once: many who enqueue and many who claim, on two instances. */
interface CrowdPromises extends QueueTrial {

    @ParameterizedTest
    @ValueSource(longs = {1, 20260901})
    default void crowdLosesNothingAndKeepsTheOrderOfEachConversation(long seed) {
        QueueCrowd crowd = new QueueCrowd(List.of(queue(), anotherInstance()), seed);

        crowd.run(4, 4);

        assertThat(crowd.handled()).as("seed %d", seed).isEqualTo(crowd.accepted());
        assertThat(crowd.overlaps()).as("seed %d", seed).isEmpty();
        assertNothingReady(queue());
    }

    @Test
    default void deliveriesThatOverlapInAnyOrderAreAllStored() {
        List<QueuedEvent> events = IntStream.range(0, 40)
                .mapToObj(i -> QueueTrial.event(QueueTrial.conversation(Cast.ADAS_PRACTICE, i % 8), "line " + i))
                .toList();

        List<List<EventId>> stored = Callers.atOnce(8, caller -> {
            List<QueuedEvent> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, new Random(caller));
            EventQueue instance = caller % 2 == 0 ? queue() : anotherInstance();
            var duplicates = QueueTrial.await(instance.enqueue(shuffled)).duplicates();
            return shuffled.stream()
                    .map(QueuedEvent::id)
                    .filter(id -> !duplicates.contains(id))
                    .toList();
        });

        assertThat(stored.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(QueuedEvent::id).toList());
        assertThat(QueueTrial.drain(queue())).hasSize(40);
    }
}
