package com.clariva.connect.adapters.queue;

import static com.clariva.connect.testkit.QueueTrial.event;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.ConnectException.StorageUnavailable;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.QueueTrial;
import com.clariva.connect.testkit.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Redis that dies, hangs, or comes back; never the same Redis twice. */
class RedisAwayIT {
    private static final ConversationKey JANE = QueueTrial.conversation(Cast.ADAS_PRACTICE, 1);
    private static final Duration SELF_HEALING = Duration.ofSeconds(5);

    private final TestRedis redis = new TestRedis(RedisServer.start());

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    @Test
    void queueStartsWithoutRedisAndUsesItOnceItIsThere() {
        redis.server().kill();
        RedisQueue queue = redis.queue();
        refuses(queue, event(JANE, "too early"));

        redis.server().startAgain();
        usableAgain(queue);

        QueueTrial.enqueue(queue, event(JANE, "hello"));
        assertThat(QueueTrial.drain(queue)).containsExactly("hello");
    }

    @Test
    void everyCallSaysThatTheStoreIsAway() {
        RedisQueue queue = redis.queue();
        QueueTrial.enqueue(queue, event(JANE, "hello"));
        Claim claim = QueueTrial.take(queue);
        redis.server().kill();

        refuses(queue, event(JANE, "late"));
        assertThat(queue.settle(claim, new Verdict.Done())).failsWithin(1, SECONDS);
        assertAway(() -> queue.claim(1, QueueTrial.LONG, QueueTrial.PATIENCE));
        assertAway(() -> queue.renew(List.of(claim), QueueTrial.LONG));
        assertAway(() -> queue.unpark(Cast.ADAS_PRACTICE));
        assertAway(() -> queue.erase(List.of(claim.event().id())));
        assertAway(queue::depth);
        assertAway(queue::durability);
        assertAway(() -> queue.parkedAccounts(1));
    }

    @Test
    void acknowledgedEventsSurviveTheDeathOfRedis() {
        RedisQueue queue = redis.queue();
        List<QueuedEvent> events =
                IntStream.range(0, 20).mapToObj(i -> event(JANE, "line " + i)).toList();
        events.forEach(event -> QueueTrial.enqueue(queue, event));
        QueueTrial.done(queue, QueueTrial.take(queue));

        redis.server().kill();
        redis.server().startAgain();
        usableAgain(queue);

        assertThat(QueueTrial.drain(queue))
                .isEqualTo(IntStream.range(1, 20).mapToObj(i -> "line " + i).toList());
        assertThat(QueueTrial.await(queue.enqueue(events)).duplicates()).hasSize(20);
    }

    @Test
    void claimOutlivesTheDeathOfRedis() {
        RedisQueue queue = redis.queue();
        QueueTrial.enqueue(queue, event(JANE, "one"), event(JANE, "two"));
        Claim claim = QueueTrial.take(queue);

        redis.server().kill();
        redis.server().startAgain();
        usableAgain(queue);

        QueueTrial.assertNothingReady(queue);
        assertThat(QueueTrial.done(queue, claim)).isTrue();
        assertThat(QueueTrial.drain(queue)).containsExactly("two");
    }

    @Test
    void enqueueRefusedWhileRedisIsDeadNeverArrives() {
        RedisQueue queue = redis.queue();
        redis.server().kill();
        IntStream.range(0, 20).forEach(i -> refuses(queue, event(JANE, "line " + i)));

        redis.server().startAgain();
        usableAgain(queue);

        assertStaysEmpty(queue);
    }

    @Test
    void enqueueUnansweredWhenRedisDiesIsNotSentAgain() {
        RedisQueue queue = redis.queue();
        redis.server().pause();
        CompletionStage<Enqueued> unanswered = queue.enqueue(List.of(event(JANE, "hello")));

        redis.server().kill();
        redis.server().startAgain();
        assertThat(unanswered).failsWithin(1, SECONDS);
        usableAgain(queue);

        assertStaysEmpty(queue);
    }

    @Test
    void hangingRedisIsRefusedWithinASecondAndStoresNothingTwice() {
        RedisQueue queue = redis.queue();
        List<QueuedEvent> events =
                IntStream.range(0, 50).mapToObj(i -> event(JANE, "line " + i)).toList();
        redis.server().pause();
        List<CompletionStage<Enqueued>> answers =
                events.stream().map(event -> queue.enqueue(List.of(event))).toList();
        answers.forEach(answer -> assertThat(answer).failsWithin(1, SECONDS));

        redis.server().resume();
        usableAgain(queue);
        events.forEach(event -> QueueTrial.enqueue(queue, event));

        assertThat(QueueTrial.drain(queue))
                .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "line " + i).toList());
    }

    @Test
    void redisThatHungForLongIsUsedAgain() {
        RedisQueue queue = redis.queue();
        redis.server().pause();
        await().pollDelay(Duration.ofSeconds(4)).until(() -> true);

        redis.server().resume();
        usableAgain(queue);

        QueueTrial.enqueue(queue, event(JANE, "hello"));
        assertThat(QueueTrial.drain(queue)).containsExactly("hello");
    }

    @Test
    void hangingRedisDoesNotHoldUpTheCaller() {
        RedisQueue queue = redis.queue();
        redis.server().pause();
        long begun = System.nanoTime();

        IntStream.range(0, 100)
                .mapToObj(i -> queue.enqueue(List.of(event(JANE, "line " + i))))
                .toList();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(400));
    }

    private static void refuses(RedisQueue queue, QueuedEvent event) {
        assertThat(queue.enqueue(List.of(event)))
                .failsWithin(1, SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(StorageUnavailable.class);
    }

    private static void assertAway(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(StorageUnavailable.class);
    }

    private static void usableAgain(RedisQueue queue) {
        await().atMost(SELF_HEALING)
                .ignoreExceptions()
                .until(() -> queue.depth() != null
                        && queue.enqueue(List.of(event(JANE, "a try")))
                                        .toCompletableFuture()
                                        .get()
                                != null);
        queue.erase(List.of(event(JANE, "a try").id()));
    }

    private static void assertStaysEmpty(RedisQueue queue) {
        await().during(Duration.ofSeconds(1))
                .atMost(SELF_HEALING)
                .until(() -> queue.depth().waiting() == 0);
    }
}
