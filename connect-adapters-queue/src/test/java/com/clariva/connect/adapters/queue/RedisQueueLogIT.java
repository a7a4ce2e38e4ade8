package com.clariva.connect.adapters.queue;

import static com.clariva.connect.testkit.QueueTrial.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.QueueTrial;
import com.clariva.connect.testkit.redis.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("it reads what the queue logs")
class RedisQueueLogIT {
    private static final ConversationKey JANE = QueueTrial.conversation(Cast.ADAS_PRACTICE, 1);
    private static final Duration SELF_HEALING = Duration.ofSeconds(5);

    private TestRedis redis;
    private LogLines log;

    @BeforeEach
    void startRedis() {
        redis = new TestRedis(RedisServer.start());
        log = new LogLines();
    }

    @AfterEach
    void stopRedis() {
        log.close();
        redis.close();
    }

    @Test
    void connectingIsLoggedWithKindAndDurability() {
        redis.queue();

        assertThat(log.all())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("INFO Webhook queue connected")
                        .contains("kind=\"redis\"", "durable=\"true\"", "appendfsync always"));
    }

    @Test
    void lossIsLoggedOnceAndReturnAgain() {
        redis.queue();

        redis.server().kill();
        await().atMost(SELF_HEALING).until(() -> log.count("WARN Webhook queue away") == 1);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        redis.server().startAgain();

        await().atMost(SELF_HEALING).until(() -> log.count("INFO Webhook queue connected") == 2);
        assertThat(log.count("WARN Webhook queue away")).isEqualTo(1);
    }

    @Test
    void unopenedEventIsNamedWithoutItsContent() {
        QueuedEvent event = event(JANE, "my knee hurts");
        QueueTrial.enqueue(redis.queue(), event);
        RedisQueue locksmith = redis.open(new RedisQueueSettings(TestRedis.PREFIX, Duration.ofDays(3), 100), "another");

        QueueTrial.assertNothingReady(locksmith);

        assertThat(log.all())
                .last()
                .satisfies(line -> assertThat(line)
                        .startsWith("ERROR Queued event does not open")
                        .contains(event.id().value(), "the encryption key named queue is not configured"));
        assertThat(log.all()).noneMatch(line -> line.contains("knee"));
    }
}
