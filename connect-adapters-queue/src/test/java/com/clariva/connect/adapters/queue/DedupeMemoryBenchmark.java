package com.clariva.connect.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.QueueTrial;
import com.clariva.connect.testkit.redis.RedisServer;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code mvn verify -Pdedupe-memory}: what remembering an event costs in Redis, once the event is gone. */
class DedupeMemoryBenchmark {
    private static final Logger LOG = LoggerFactory.getLogger(DedupeMemoryBenchmark.class);
    private static final int EVENTS = Integer.getInteger("events", 1_000_000);
    private static final int AT_ONCE = 200;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 48;

    @Test
    void rememberingAnEventCostsAtMost48Bytes() throws IOException {
        try (TestRedis redis = new TestRedis(RedisServer.start())) {
            RedisQueue queue = redis.queue();
            acceptAndHandle(queue, 0);
            redis.ask(RedisCommands::flushall);
            long before = usedMemory(redis);

            for (int first = 0; first < EVENTS; first += AT_ONCE) {
                acceptAndHandle(queue, first);
            }

            assertThat(redis.keysOfEvents()).isZero();
            long usedMore = usedMemory(redis) - before;
            long keys = memoryOfIds(redis);
            String figures = figures(usedMore, keys);
            LOG.info("{}", figures);
            write(figures);
            assertThat(usedMore).isLessThanOrEqualTo((long) MOST_BYTES * EVENTS);
        }
    }

    /** A machine that is busy with other things may let a step fail: then it is done again. */
    private static void acceptAndHandle(RedisQueue queue, int first) {
        List<QueuedEvent> events = IntStream.range(first, first + AT_ONCE)
                .mapToObj(number -> QueueTrial.event(person(number), "message " + number))
                .toList();
        untilDone(() -> QueueTrial.await(queue.enqueue(events)) != null);
        untilDone(() -> {
            handle(queue, queue.claim(AT_ONCE, LEASE, Duration.ZERO));
            return queue.depth().waiting() == 0;
        });
    }

    private static void handle(RedisQueue queue, List<Claim> claims) {
        CompletableFuture.allOf(claims.stream()
                        .map(claim -> queue.settle(claim, new Verdict.Done()))
                        .map(CompletionStage::toCompletableFuture)
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void untilDone(Callable<Boolean> step) {
        await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(step);
    }

    private static ConversationKey person(int number) {
        return QueueTrial.conversation(Cast.ADAS_PRACTICE, number % AT_ONCE);
    }

    private static long usedMemory(TestRedis redis) {
        return Long.parseLong(redis.ask(server -> server.info("memory"))
                .lines()
                .filter(line -> line.startsWith("used_memory:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow());
    }

    /** {@code MEMORY USAGE} of all keys that remember ids, which counts neither the index of keys nor their expiry. */
    private static long memoryOfIds(TestRedis redis) {
        return redis.ask(server -> server.keys(TestRedis.PREFIX + "d*").stream()
                .mapToLong(key -> server.memoryUsage(key))
                .sum());
    }

    private static String figures(long usedMore, long keys) {
        return """
                | | bytes | bytes for each event |
                | --- | ---: | ---: |
                | `INFO memory`: `used_memory` after, less before | %,d | %.1f |
                | `MEMORY USAGE` of the keys that remember ids | %,d | %.1f |
                """.formatted(usedMore, (double) usedMore / EVENTS, keys, (double) keys / EVENTS);
    }

    private static void write(String figures) throws IOException {
        Path file = Path.of(System.getProperty("dedupe.report", "target/dedupe-memory.md"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, """
                # What remembering events costs in Redis

                An event's id is remembered for the dedupe window, 3 days, so that a delivery that Meta repeats adds nothing. Here %,d
                events are accepted, handled and gone; what Redis holds then is that memory and nothing else. It must be at
                most %d bytes for each event. The window's length makes no difference to the figure, only to how many ids there are:
                a million events a day are three million ids.

                Repeat it (takes a few minutes):

                ```bash
                mvn verify -Pdedupe-memory
                ```

                %s
                The ids are 16 bytes each and are kept whole: a shorter digest would lose events by collision.
                """.formatted(EVENTS, MOST_BYTES, figures));
    }
}
