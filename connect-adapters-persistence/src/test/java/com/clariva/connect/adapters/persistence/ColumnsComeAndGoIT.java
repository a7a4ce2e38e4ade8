package com.clariva.connect.adapters.persistence;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.testkit.QueueTrial;
import com.clariva.connect.testkit.ReversibleSealing;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the migration of a newer version does to those that run: all our tables change under work, and nothing fails. */
class ColumnsComeAndGoIT {
    private static final Duration LEASE = Duration.ofMinutes(1);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothingFailsWhileColumnsAreAddedAndDropped() throws Exception {
        List<String> tables = tables();
        // Few connections, so that each has prepared everything soon.
        try (HikariDataSource pool = TestDatabase.pool(DATABASE.schema(), 4);
                PostgresqlQueue queue =
                        PostgresqlQueue.on(pool, ReversibleSealing.withKeys("ours"), QueueLimits.usual())) {
            PostgresqlStorage storage = PostgresqlStorage.on(pool, ReversibleSealing.withKeys("ours"));
            storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
            Thread events = start(round -> event(round, queue, storage));
            Thread replies = start(round -> reply(round, storage));
            awaitRounds(60);

            for (String table : tables) {
                DATABASE.jdbi().useHandle(handle -> handle.execute("alter table " + table + " add column newer text"));
                awaitRounds(4);
            }
            for (String table : tables) {
                DATABASE.jdbi().useHandle(handle -> handle.execute("alter table " + table + " drop column newer"));
                awaitRounds(4);
            }
            over.set(true);
            events.join();
            replies.join();
        }

        assertThat(tables).hasSizeGreaterThan(15);
        assertThat(failures).isEmpty();
    }

    private void event(int round, PostgresqlQueue queue, PostgresqlStorage storage) {
        QueuedEvent event = QueueTrial.event(QueueTrial.conversation(ADAS_PRACTICE, 1 + round % 3), "line " + round);
        QueueTrial.await(queue.enqueue(List.of(event)));
        List<Claim> claims = queue.claim(10, LEASE, Duration.ofSeconds(5));
        storage.accounts().findByAccounts(Set.of(ADAS_PRACTICE));
        storage.accounts().findByDoctor(DR_ADA);
        for (Claim claim : claims) {
            storage.eventLog().write(List.of(new EventLogEntry(claim, "handled", Optional.of(DR_ADA), Instant.now())));
            storage.eventLog().find(List.of(claim.event().id()));
            QueueTrial.await(queue.settle(claim, new Verdict.Done()));
        }
        queue.held(List.of(event.id()));
        storage.instances().known();
    }

    private void reply(int round, PostgresqlStorage storage) {
        ReplyId id = new ReplyId(String.format("%032x:1", round));
        Reply reply = new Reply(id, ADAS_PRACTICE, PATIENT, Content.text("Yes"));
        storage.replies().begin(reply, List.of(Content.text("Yes")), Instant.now(), LEASE);
        storage.replies().find(id);
        storage.outbox().claimDue(Instant.now(), LEASE);
        storage.letterContents().read(new EventId(String.format("%032x", round)));
        storage.tokens().current(ADAS_PRACTICE);
    }

    private Thread start(IntConsumer work) {
        Thread thread = new Thread(() -> {
            for (int round = 0; !over.get(); round++) {
                try {
                    work.accept(round);
                } catch (RuntimeException e) {
                    failures.add(e);
                }
                rounds.incrementAndGet();
            }
        });
        thread.start();
        return thread;
    }

    private void awaitRounds(int more) {
        int before = rounds.get();
        await().atMost(Duration.ofSeconds(60)).until(() -> rounds.get() >= before + more);
    }

    private static List<String> tables() {
        return new ArrayList<>(DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select table_name from information_schema.tables where table_schema = current_schema()"
                                        + " and table_name <> 'connect_schema_history' order by table_name")
                        .mapTo(String.class)
                        .list()));
    }
}
