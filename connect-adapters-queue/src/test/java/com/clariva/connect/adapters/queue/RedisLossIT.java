package com.clariva.connect.adapters.queue;

import static com.clariva.connect.testkit.QueueTrial.event;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.queue.QueueTrouble;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.QueueTrial;
import com.clariva.connect.testkit.redis.RedisServer;
import io.lettuce.core.FlushMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A Redis that comes back without what it had acknowledged. */
@Isolated("it reads what the queue logs")
class RedisLossIT {
    private static final ConversationKey JANE = QueueTrial.conversation(Cast.ADAS_PRACTICE, 1);
    private static final byte[] GENERATION = (TestRedis.PREFIX + "generation").getBytes(US_ASCII);
    private static final Duration NOTICED = Duration.ofSeconds(5);

    private TestRedis redis = new TestRedis(RedisServer.start());

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    @Test
    void flushedRedisIsNoticedAndWhatWaitedIsCounted() {
        RedisQueue queue = redis.queue();
        enqueue(queue, "one", "two", "three");
        QueueTrial.done(queue, QueueTrial.take(queue));

        try (LogLines log = new LogLines()) {
            flush();

            await().atMost(NOTICED).until(() -> queue.trouble().lost() == 2);
            assertThat(queue.trouble().sinceLoss()).isPresent();
            assertThat(log.all())
                    .anyMatch(
                            line -> line.startsWith("ERROR Webhook queue lost events") && line.contains("lost=\"2\""));
        }
    }

    @Test
    void lossIsCountedByOneInstanceOnly() {
        RedisQueue here = redis.queue();
        RedisQueue elsewhere = redis.queue();
        enqueue(here, "one", "two");
        enqueue(elsewhere, "three");
        letEverybodyLook();

        flush();

        await().atMost(NOTICED).until(() -> lostBy(here, elsewhere) > 0);
        letEverybodyLook();
        assertThat(lostBy(here, elsewhere)).isEqualTo(3);
    }

    @Test
    void lossAfterALossIsCountedToo() {
        RedisQueue queue = redis.queue();
        enqueue(queue, "one");
        flush();
        await().atMost(NOTICED).until(() -> queue.trouble().lost() == 1);

        enqueue(queue, "two", "three");
        flush();

        await().atMost(NOTICED).until(() -> queue.trouble().lost() == 3);
    }

    @Test
    void newcomerDoesNotHideALoss() {
        RedisQueue queue = redis.queue();
        enqueue(queue, "one", "two");
        await().until(() -> redis.ask(server -> server.get(GENERATION)) != null);
        flush();

        enqueue(redis.queue(), "three");

        await().atMost(NOTICED).until(() -> queue.trouble().lost() == 2);
    }

    @Test
    void redisThatRestartsEmptyIsNoticed() {
        redis.close();
        redis = new TestRedis(RedisServer.start("--appendonly", "no"));
        RedisQueue queue = redis.queue();
        enqueue(queue, "one", "two");

        redis.server().kill();
        redis.server().startAgain();

        await().atMost(NOTICED).until(() -> queue.trouble().lost() == 2);
    }

    @Test
    void redisThatComesBackWithAnOldStateIsNoticed(@TempDir Path old) throws IOException {
        RedisQueue queue = redis.queue();
        enqueue(queue, "one", "two");
        letEverybodyLook();
        redis.server().kill();
        copy(redis.server().folder(), old);
        redis.server().startAgain();
        await().ignoreExceptions().until(() -> queue.depth().waiting() == 2);
        enqueue(queue, "three", "four", "five");

        redis.server().kill();
        copy(old, redis.server().folder());
        redis.server().startAgain();

        await().atMost(NOTICED).until(() -> queue.trouble().lost() == 3);
    }

    @Test
    void redisThatKeptEverythingIsNotAccused() {
        RedisQueue queue = redis.queue();
        IntStream.range(0, 50).forEach(i -> enqueue(queue, "line " + i));
        QueueTrial.done(queue, QueueTrial.take(queue));

        redis.server().kill();
        redis.server().startAgain();
        await().ignoreExceptions().until(() -> queue.depth().waiting() == 49);
        letEverybodyLook();

        assertThat(queue.trouble()).isEqualTo(QueueTrouble.NONE);
    }

    private static void enqueue(RedisQueue queue, String... texts) {
        List<QueuedEvent> events =
                Stream.of(texts).map(text -> event(JANE, text)).toList();
        await().ignoreExceptions()
                .until(() -> queue.enqueue(events).toCompletableFuture().get() != null);
    }

    private void flush() {
        redis.ask(server -> server.flushall(FlushMode.SYNC));
    }

    private static long lostBy(RedisQueue... instances) {
        return Stream.of(instances).mapToLong(queue -> queue.trouble().lost()).sum();
    }

    private static void letEverybodyLook() {
        await().pollDelay(Duration.ofMillis(2500)).until(() -> true);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
