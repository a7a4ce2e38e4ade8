package com.clariva.connect.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.ReversibleSealing;
import com.clariva.connect.testkit.redis.RedisServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SilentEncoderIT {
    private static final String PASSWORD = "the-password-of-this-redis";

    private final Logger lettuce = (Logger) LoggerFactory.getLogger("io.lettuce");
    private final Listener listener = new Listener();

    @BeforeEach
    void listen() {
        listener.start();
        lettuce.setLevel(Level.TRACE);
        lettuce.setAdditive(false);
        lettuce.addAppender(listener);
    }

    @AfterEach
    void stopListening() {
        lettuce.detachAppender(listener);
        lettuce.setAdditive(true);
        lettuce.setLevel(null);
    }

    @Test
    void lettuceAtTraceDoesNotWriteThePassword() {
        try (RedisServer redis = RedisServer.start("--requirepass", PASSWORD);
                RedisQueue queue = RedisQueue.at(
                        Secret.of(redis.url().replace("//", "//:" + PASSWORD + "@")),
                        ReversibleSealing.withKeys("ours"),
                        RedisQueueSettings.standard())) {
            assertThat(queue.depth().waiting()).isZero();
        }

        assertThat(listener.lines).hasSizeGreaterThan(10).noneMatch(line -> line.contains(PASSWORD));
    }

    private static final class Listener extends AppenderBase<ILoggingEvent> {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    }
}
