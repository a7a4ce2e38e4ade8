package com.clariva.connect.app;

import static com.clariva.connect.app.KeyRotation.NEW;
import static com.clariva.connect.app.KeyRotation.OLD;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.QueuedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** {@code mvn verify -Pkey-rotation}: how long a change of the key takes, and what webhooks notice of it. */
class KeyRotationBenchmark {
    private static final int TOKENS = 50_000;
    private static final int ACCOUNTS = 5;
    private static final int EVENTS_EACH = 10_000;
    private static final int CONVERSATIONS = 100;
    private static final int AT_ONCE = 500;
    private static final Duration BEFORE = Duration.ofSeconds(20);
    private static final String WORDS = "a patient's words, ".repeat(25);

    @TempDir
    private static Path folder;

    @Test
    void hundredThousandValuesUnderLoad() throws Exception {
        write(measured(false) + measured(true));
    }

    private static String measured(boolean withRedis) throws Exception {
        try (KeyRotation house = new KeyRotation(folder, withRedis)) {
            house.linkMany(TOKENS);
            house.enqueue(
                    IntStream.range(0, ACCOUNTS * EVENTS_EACH)
                            .mapToObj(KeyRotationBenchmark::event)
                            .toList(),
                    AT_ONCE);
            try (Server server = house.receive(NEW + "," + OLD);
                    SteadyLoad load = new SteadyLoad(text -> house.deliver(ADAS_PRACTICE, text))) {
                assertThat(server).isNotNull();
                TimeUnit.SECONDS.sleep(BEFORE.toSeconds());
                SteadyLoad.Latency quiet = load.latency();
                long began = System.nanoTime();
                assertThat(house.run(NEW + "," + OLD, "keys", "rotate")).isZero();
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                SteadyLoad.Latency during = load.latency();
                LogOutput.use(new Logging(Logging.Format.TEXT, Level.INFO));
                assertThat(load.stop()).isNotEmpty();
                return row(withRedis, took, quiet, during);
            }
        }
    }

    private static String row(boolean withRedis, Duration took, SteadyLoad.Latency quiet, SteadyLoad.Latency during) {
        double seconds = took.toMillis() / 1000.0;
        return "| %s | %.1f s | %,.0f | %s | %s |%n"
                .formatted(
                        withRedis ? "Redis" : "PostgreSQL",
                        seconds,
                        (TOKENS + ACCOUNTS * EVENTS_EACH) / seconds,
                        quiet,
                        during);
    }

    private static QueuedEvent event(int number) {
        InstagramId account = new InstagramId("1784140000010000" + number % ACCOUNTS);
        ConversationKey conversation = ConversationKey.of(account + "/" + (1 + number / ACCOUNTS % CONVERSATIONS));
        byte[] body = KeyRotation.delivery(account, WORDS + number);
        EventId id = EventId.ofBytes(("event " + number).getBytes(UTF_8));
        return new QueuedEvent(id, conversation, EventKind.MESSAGE, NOON, body);
    }

    private static void write(String rows) throws IOException {
        Path file = Path.of(System.getProperty("rotation.report", "target/key-rotation.md"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, """
                # What a change of the key costs

                %,d tokens and %,d queued events of %d bytes, all sealed with the old key, are sealed with the new one by `keys rotate`, while one
                server, with both keys, takes webhooks at %d a second, and handles none, so that all keep waiting. The command reads everything at least twice: the last walk
                shows that nothing is left. Latency is that of the webhooks' answers, in the %d seconds before, and while it ran. All of them
                were answered 200. That they are handled too is the matter of `KeyRotationIT`.

                Repeat it (takes a few minutes):

                ```bash
                mvn verify -Pkey-rotation
                ```

                | queue | took | values a second | before: p50 / p99 / max | meanwhile: p50 / p99 / max |
                | --- | ---: | ---: | ---: | ---: |
                %s
                Command, server, load, PostgreSQL (with `fsync`) and Redis (without) shared %d processors%s. In PostgreSQL 200 values are
                one transaction and so one flush; with `appendfsync always` Redis adds a flush for each 100.
                """.formatted(
                        TOKENS,
                        ACCOUNTS * EVENTS_EACH,
                        event(0).body().length,
                        SteadyLoad.PER_SECOND,
                        BEFORE.toSeconds(),
                        rows,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("rotation.beside", "")));
    }
}
