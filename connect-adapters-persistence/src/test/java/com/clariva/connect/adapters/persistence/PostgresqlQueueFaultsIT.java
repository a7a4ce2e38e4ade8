package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.ConnectException.StorageUnavailable;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.testkit.Callers;
import com.clariva.connect.testkit.QueueTrial;
import com.clariva.connect.testkit.ReversibleSealing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to the queue when things break under it. */
class PostgresqlQueueFaultsIT {
    private static final String LISTENING = "listen connect_proof_%";

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final ConversationKey JANE = QueueTrial.conversation(ADAS_PRACTICE, 1);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final QueueUnderTest queues = new QueueUnderTest(DATABASE);
    private final EventQueue queue = queues.empty(QueueLimits.usual());

    @AfterEach
    void closeQueues() {
        queues.close();
    }

    @Test
    void connectionsThatAreKilledTakeNothingWithThem() {
        QueueUnderFire fire = new QueueUnderFire(List.of(queue, queues.another()));

        fire.run(() -> killConnections("%queue%"));

        assertThat(fire.refusals()).isPositive();
        assertThat(fire.firstHandled()).isEqualTo(fire.accepted());
    }

    @Test
    void eventOfAnotherInstanceIsFoundThoughTheListenerWasKilled() throws Exception {
        EventQueue other = queues.another();
        await().until(() -> connections(LISTENING) >= 1);
        CompletableFuture<List<Claim>> claims =
                CompletableFuture.supplyAsync(() -> queue.claim(1, LEASE, Duration.ofSeconds(20)));

        killConnections(LISTENING);
        QueueTrial.await(other.enqueue(List.of(QueueTrial.event(JANE, "hello"))));

        assertThat(claims.get(10, SECONDS)).hasSize(1);
        await().until(() -> connections(LISTENING) >= 1);
    }

    @Test
    void overlappingBatchesInDifferentOrdersDoNotLockEachOtherOut() {
        EventQueue other = queues.another();
        List<QueuedEvent> events = IntStream.range(0, 1_200)
                .mapToObj(i -> QueueTrial.event(QueueTrial.conversation(ADAS_PRACTICE, i % 40), "line " + i))
                .toList();

        List<Boolean> finished = Callers.atOnce(12, caller -> {
            Random random = new Random(caller);
            EventQueue instance = caller % 2 == 0 ? queue : other;
            return caller < 6 ? enqueueShuffled(instance, events, random) : disturb(instance, random);
        });

        assertThat(finished).containsOnly(true);
        queue.unpark(ADAS_PRACTICE);
        assertThat(QueueTrial.drain(queue)).doesNotHaveDuplicates();
    }

    @Test
    void stalledHolderOfAConversationDoesNotHangItsWriters() {
        QueueTrial.await(queue.enqueue(List.of(QueueTrial.event(JANE, "one"))));
        try (Handle stalled = DATABASE.jdbi().open()) {
            stalled.begin();
            stalled.execute("select from queue_conversation for update");

            CompletionStage<Enqueued> second = queue.enqueue(List.of(QueueTrial.event(JANE, "two")));

            assertThat(second)
                    .failsWithin(20, SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(StorageUnavailable.class);
            stalled.rollback();
        }

        QueueTrial.await(queue.enqueue(List.of(QueueTrial.event(JANE, "two"))));
        assertThat(QueueTrial.drain(queue)).containsExactly("one", "two");
    }

    @Test
    void absentDatabaseIsReportedAndNotWaitedFor() {
        try (PostgresqlQueue lost =
                PostgresqlQueue.on(TestDatabase.away(), ReversibleSealing.withKeys("k"), QueueLimits.usual())) {
            CompletionStage<Enqueued> stage = lost.enqueue(List.of(QueueTrial.event(JANE, "one")));

            assertThat(stage)
                    .failsWithin(20, SECONDS)
                    .withThrowableThat()
                    .withCauseInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(() -> lost.claim(1, LEASE, Duration.ofSeconds(20)))
                    .isInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(lost::depth).isInstanceOf(StorageUnavailable.class);
            assertThatThrownBy(lost::durability).isInstanceOf(StorageUnavailable.class);
        }
    }

    @Test
    void closingWritesWhatWasHandedInBefore() {
        PostgresqlQueue closing = queues.another();
        List<CompletableFuture<Enqueued>> stages = IntStream.range(0, 200)
                .mapToObj(i -> closing.enqueue(List.of(QueueTrial.event(JANE, "line " + i)))
                        .toCompletableFuture())
                .toList();

        closing.close();

        assertThat(stages).allSatisfy(stage -> assertThat(stage).succeedsWithin(1, SECONDS));
        assertThat(closing.enqueue(List.of(QueueTrial.event(JANE, "too late"))))
                .failsWithin(1, SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(StorageUnavailable.class);
        assertThat(QueueTrial.drain(queue)).hasSize(200);
    }

    @Test
    void bodyChangedInTheStoreIsNotHandedOut() {
        QueueTrial.await(queue.enqueue(List.of(QueueTrial.event(JANE, "one"))));
        DATABASE.jdbi().useHandle(handle -> handle.execute("update queue_event set body = body || '\\x00'::bytea"));

        assertThat(queue.claim(1, LEASE, Duration.ZERO)).isEmpty();

        await().until(() -> DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select lease_token is null and wake_at > now() + interval"
                                + " '50 seconds' from queue_conversation")
                        .mapTo(Boolean.class)
                        .one()));
    }

    @Test
    void oldIdsAreForgottenAndYoungOnesKept() {
        QueueTrial.await(queue.enqueue(List.of(QueueTrial.event(JANE, "old"), QueueTrial.event(JANE, "young"))));
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute("update queue_seen set seen_at = seen_at - interval '4 days'"
                        + " where event_id = (select event_id from queue_event order by seq limit 1)"));
        QueueTransactions transactions = new QueueTransactions(DATABASE.dataSource());
        QueueFigures figures = new QueueFigures(transactions);

        try (QueueUpkeep upkeep = new QueueUpkeep(transactions, figures, new DepthEstimate(), Duration.ofDays(3))) {
            upkeep.forget();
        }

        int remembered = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from queue_seen")
                        .mapTo(Integer.class)
                        .one());
        assertThat(remembered).isEqualTo(1);
    }

    private static boolean enqueueShuffled(EventQueue instance, List<QueuedEvent> events, Random random) {
        List<QueuedEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        List<CompletionStage<Enqueued>> stages = new ArrayList<>();
        for (int from = 0; from < shuffled.size(); from += 50) {
            stages.add(instance.enqueue(shuffled.subList(from, from + 50)));
        }
        stages.forEach(QueueTrial::await);
        return true;
    }

    private static boolean disturb(EventQueue instance, Random random) {
        for (int round = 0; round < 15; round++) {
            List<Claim> claims = new ArrayList<>(instance.claim(20, LEASE, Duration.ofMillis(50)));
            Collections.shuffle(claims, random);
            instance.renew(claims, LEASE);
            List<CompletionStage<Boolean>> settled = claims.stream()
                    .map(claim ->
                            instance.settle(claim, random.nextBoolean() ? new Verdict.Done() : new Verdict.Park()))
                    .toList();
            settled.forEach(QueueTrial::await);
            instance.unpark(ADAS_PRACTICE);
            instance.erase(
                    claims.stream().limit(2).map(claim -> claim.event().id()).toList());
        }
        return true;
    }

    private static int connections(String queries) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid() and query like ?")
                        .bind(0, queries)
                        .mapTo(Integer.class)
                        .one());
    }

    private static void killConnections(String queries) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and query like ?",
                        queries));
    }
}
