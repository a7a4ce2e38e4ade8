package com.clariva.connect.adapters.queue;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.redis.RedisServer;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line that nobody looks after. */
class LineIT {
    private static final byte[] KEY = {'k'};

    private final RedisServer server = RedisServer.start();
    private final RedisLines lines = new RedisLines(RedisAddress.of(Secret.of(server.url())), false);
    private final Line line = lines.reception();

    @BeforeEach
    void openLine() {
        assertThat(line.open()).succeedsWithin(5, SECONDS);
    }

    @AfterEach
    void stop() {
        lines.close();
        server.close();
    }

    /** Whatever waited for the next connection would be sent to it. */
    @Test
    void commandUnderWayEndsWithItsConnectionAndNotByItsTimeLimit() {
        server.pause();
        CompletionStage<String> unanswered = line.ask("set", redis -> redis.set(KEY, KEY));

        server.kill();

        assertThat(unanswered)
                .failsWithin(2, SECONDS)
                .withThrowableThat()
                .satisfies(failure ->
                        assertThat(failure.getCause()).rootCause().hasMessageNotContaining(RedisProblem.LATE.reason()));
    }

    @Test
    void brokenLineStaysBrokenUntilItIsOpenedAgain() {
        server.kill();
        await().until(() -> !line.isOpen());
        server.startAgain();
        CompletionStage<String> refused = line.ask("set", redis -> redis.set(KEY, KEY));

        assertThat(refused).failsWithin(2, SECONDS);
        assertThat(line.isOpen()).isFalse();

        assertThat(line.open()).succeedsWithin(5, SECONDS);
        assertThat(line.ask("get", redis -> redis.exists(KEY)))
                .succeedsWithin(2, SECONDS)
                .isEqualTo(0L);
    }
}
