package com.clariva.connect.app.server;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.adapters.persistence.DatabaseUrl;
import com.clariva.connect.adapters.persistence.PostgresqlDataSource;
import com.clariva.connect.adapters.persistence.PostgresqlOverflow;
import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.adapters.persistence.QueueLimits;
import com.clariva.connect.adapters.queue.RedisQueue;
import com.clariva.connect.adapters.queue.RedisQueueSettings;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueWithOverflow;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.ReversibleSealing;
import com.clariva.connect.testkit.redis.RedisServer;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Redis goes away and comes back, while a real PostgreSQL keeps what comes meanwhile. */
class OverflowIT {
    private static final Duration LEASE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private RedisServer redis;
    private EmbeddedPostgresql postgresql;
    private HikariDataSource dataSource;

    @BeforeEach
    void open() throws SQLException {
        redis = RedisServer.start();
        postgresql = EmbeddedPostgresql.start(folder);
        dataSource =
                PostgresqlDataSource.open(DatabaseUrl.parse(postgresql.url().reveal()), 16);
        PostgresqlSchema.migrate(dataSource);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate queue_conversation, queue_event, queue_seen, queue_overflow_gate");
        }
    }

    @AfterEach
    void close() throws Exception {
        for (int last = opened.size() - 1; last >= 0; last--) {
            opened.get(last).close();
        }
        dataSource.close();
        postgresql.close();
        redis.close();
    }

    @Test
    void orderIsKeptThroughARedisThatIsKilledAndRestarted() {
        QueueWithOverflow here = instance(Duration.ofMinutes(5));
        QueueWithOverflow elsewhere = instance(Duration.ofMinutes(5));
        enqueueUntilTaken(here, "one");

        redis.kill();
        enqueueUntilTaken(here, "two");
        enqueueUntilTaken(elsewhere, "three");
        redis.startAgain();
        enqueueUntilTaken(elsewhere, "four");
        await().atMost(10, TimeUnit.SECONDS).until(() -> !here.isOverflowOpen());
        enqueueUntilTaken(here, "five");

        assertThat(handled(elsewhere, 5)).containsExactly("one", "two", "three", "four", "five");
    }

    @Test
    void hungRedisDelaysNobodyForLong() {
        QueueWithOverflow here = instance(Duration.ofMinutes(5));
        enqueueUntilTaken(here, "one");

        redis.pause();
        enqueueUntilTaken(here, "two");
        boolean overflowed = here.isOverflowOpen();
        redis.resume();

        assertThat(overflowed).isTrue();
        assertThat(handled(here, 2)).containsExactly("one", "two");
    }

    @Test
    void redisThatStaysAwayIsWorkedAround() {
        QueueWithOverflow here = instance(Duration.ofSeconds(2));
        redis.kill();

        enqueueUntilTaken(here, "one");
        enqueueUntilTaken(here, "two");

        assertThat(handled(here, 2)).containsExactly("one", "two");
    }

    @Test
    void bothStoresAwayIsSaidWithinTwoSeconds() {
        QueueWithOverflow here = instance(Duration.ofMinutes(5));
        redis.kill();
        postgresql.close();

        assertThatThrownBy(() -> here.enqueue(List.of(event("one")))
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ConnectException.class);
    }

    private QueueWithOverflow instance(Duration hold) {
        RedisQueue store = add(RedisQueue.at(
                Secret.of(redis.url()), ReversibleSealing.withKeys("ours"), RedisQueueSettings.standard()));
        PostgresqlOverflow overflow =
                add(PostgresqlOverflow.on(dataSource, ReversibleSealing.withKeys("ours"), QueueLimits.usual()));
        return add(QueueWithOverflow.of(store, overflow, hold));
    }

    private <T extends AutoCloseable> T add(T one) {
        opened.add(one);
        return one;
    }

    /** As Instagram does: what was not taken is sent again. */
    private static void enqueueUntilTaken(EventQueue queue, String text) {
        await().atMost(20, TimeUnit.SECONDS)
                .ignoreException(CompletionException.class)
                .until(() -> {
                    queue.enqueue(List.of(event(text))).toCompletableFuture().join();
                    return true;
                });
    }

    private static QueuedEvent event(String text) {
        return Cast.message(ADAS_PRACTICE, text, NOON);
    }

    private static List<String> handled(EventQueue queue, int count) {
        List<String> handled = new ArrayList<>();
        await().atMost(20, TimeUnit.SECONDS).ignoreExceptions().until(() -> {
            for (Claim claim : queue.claim(10, LEASE, Duration.ofMillis(100))) {
                handled.add(new String(claim.event().body(), UTF_8));
                queue.settle(claim, new Verdict.Done()).toCompletableFuture().join();
            }
            return handled.size() >= count;
        });
        return handled;
    }
}
