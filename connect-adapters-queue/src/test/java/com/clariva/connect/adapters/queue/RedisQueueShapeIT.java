package com.clariva.connect.adapters.queue;

import static com.clariva.connect.testkit.QueueTrial.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.QueueTrial;
import com.clariva.connect.testkit.redis.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in Redis: nothing that is no longer needed, and numbers that agree with it. */
class RedisQueueShapeIT {
    private static final int STEPS = 400;

    private static TestRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = new TestRedis(RedisServer.start());
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @AfterEach
    void forget() {
        redis.clear();
    }

    /** Whatever was done to the events, an emptied queue leaves only what remembers their ids. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260901})
    void emptiedQueueLeavesNothingBehind(long seed) {
        RedisQueue queue = redis.queue();
        Random random = new Random(seed);
        List<QueuedEvent> enqueued = new ArrayList<>();

        IntStream.range(0, STEPS).forEach(step -> doSomething(queue, random, enqueued, step));
        redis.moveTime(QueueTrial.LONG.plusSeconds(1));
        queue.unpark(Cast.ADAS_PRACTICE);
        queue.unpark(Cast.BORIS_PRACTICE);
        QueueTrial.drain(queue);

        assertThat(queue.depth()).as("seed %d", seed).isEqualTo(new QueueDepth(0, 0, Optional.empty()));
        assertThat(queue.parkedAccounts(10)).as("seed %d", seed).isEmpty();
        assertThat(redis.keysOfEvents()).as("seed %d", seed).isZero();
    }

    @Test
    void idsAreForgottenAfterTheWindowAndTheirKeysWithThem() {
        RedisQueue queue = redis.queue(Duration.ofMillis(300), 1000);
        IntStream.range(0, 500).forEach(i -> QueueTrial.enqueue(queue, event(person(i), "hello")));
        QueueTrial.drain(queue);

        await().untilAsserted(() -> assertThat(redis.keysOfIds()).isZero());
    }

    @Test
    void eventThatOutlivesTheWindowAddsNothingWhenItComesAgain() {
        RedisQueue queue = redis.queue(Duration.ofMillis(300), 1000);
        QueuedEvent waiting = event(person(1), "hello");
        QueueTrial.enqueue(queue, waiting);
        await().untilAsserted(() -> assertThat(redis.keysOfIds()).isZero());

        assertThat(QueueTrial.await(queue.enqueue(List.of(waiting))).duplicates())
                .containsExactly(waiting.id());
        assertThat(queue.depth().waiting()).isEqualTo(1);
    }

    /** More ids than the first slices hold. */
    @Test
    void idsAreRememberedWhileSlicesGrow() {
        RedisQueue queue = redis.queue();
        List<List<QueuedEvent>> deliveries = IntStream.range(0, 12)
                .mapToObj(delivery -> IntStream.range(0, 1000)
                        .mapToObj(i -> event(person(i % 10), delivery + "." + i))
                        .toList())
                .toList();

        deliveries.forEach(events ->
                assertThat(QueueTrial.await(queue.enqueue(events)).duplicates()).isEmpty());

        deliveries.forEach(events ->
                assertThat(QueueTrial.await(queue.enqueue(events)).duplicates()).hasSize(1000));
        assertThat(queue.depth().waiting()).isEqualTo(12_000);
    }

    private static void doSomething(RedisQueue queue, Random random, List<QueuedEvent> enqueued, int step) {
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                QueuedEvent event = event(person(random.nextInt(12)), "line " + step);
                enqueued.add(event);
                QueueTrial.enqueue(queue, event);
            }
            case 2 ->
                queue.claim(1 + random.nextInt(3), QueueTrial.LONG, Duration.ZERO)
                        .forEach(claim -> end(queue, claim, random, enqueued));
            default -> queue.erase(some(enqueued, random));
        }
        if (random.nextInt(20) == 0) {
            queue.unpark(Cast.ADAS_PRACTICE);
        }
    }

    private static void end(RedisQueue queue, Claim claim, Random random, List<QueuedEvent> enqueued) {
        switch (random.nextInt(7)) {
            case 0 -> QueueTrial.settle(queue, claim, new Verdict.Done());
            case 1 -> QueueTrial.settle(queue, claim, new Verdict.Park());
            case 2 -> QueueTrial.settle(queue, claim, new Verdict.Retry(Duration.ZERO));
            case 3 -> QueueTrial.settle(queue, claim, new Verdict.Retry(Duration.ofSeconds(30)));
            case 4 -> QueueTrial.settle(queue, claim, new Verdict.Release(Duration.ofMillis(1)));
            case 5 -> {
                queue.erase(List.of(claim.event().id()));
                QueueTrial.settle(queue, claim, new Verdict.Park());
            }
            default -> queue.erase(some(enqueued, random));
        }
    }

    private static List<EventId> some(List<QueuedEvent> enqueued, Random random) {
        return enqueued.stream()
                .filter(event -> random.nextInt(40) == 0)
                .map(QueuedEvent::id)
                .toList();
    }

    private static ConversationKey person(int number) {
        return QueueTrial.conversation(number % 2 == 0 ? Cast.ADAS_PRACTICE : Cast.BORIS_PRACTICE, number);
    }
}
