package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.adapters.instagram.InstagramOverHttp;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.FromSettings;
import com.clariva.connect.app.server.OpenStores;
import com.clariva.connect.app.server.Opened;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueuedEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The commands about events, as another process beside a server. */
class EventsCommandIT {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private static Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private EmbeddedPostgresql database;
    private Settings settings;

    @BeforeEach
    void open() throws Exception {
        database = EmbeddedPostgresql.start(folder);
        try (ServerSocket free = new ServerSocket(0)) {
            settings = Settings.from(
                    WorkingEnvironment.and(Map.of(
                            "DATABASE_URL", database.url().reveal(),
                            "SHUTDOWN_GRACE", "2s",
                            "PORT", Integer.toString(free.getLocalPort()))),
                    CLOCK);
        }
    }

    @AfterEach
    void close() {
        database.close();
        LogOutput.use(new Logging(Logging.Format.TEXT, Level.INFO));
    }

    @Test
    void deadLetterIsListedReplayedAndHandledByTheServer() {
        List<EventId> handled = new CopyOnWriteArrayList<>();
        EventId event = deadLetter("mid-listed");
        try (Server server = Server.start(settings, CLOCK, resolved -> handled.add(resolved.id()))) {
            assertThat(run("events", "list", "--state", "dead_letter")).isZero();
            assertThat(written()).contains(event.value(), "dead_letter", "reason=handler_failed");

            assertThat(run("events", "replay", "--all", "--reason", "handler_failed", "--dry-run"))
                    .isZero();
            assertThat(written()).contains(event + "  handler_failed  would_be_replayed", "1 found, 0 replayed");

            assertThat(run("events", "replay", event.value())).isZero();
            assertThat(written()).isEqualToIgnoringNewLines(event + "  replayed");

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(handled).containsExactly(event));
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(run("events", "show", event.value(), "--json")).isZero();
                assertThat(written()).contains("\"state\":\"handled\"", "\"deadLetter\":null");
            });
            assertThat(run("events", "show", "mid-listed")).isZero();
            assertThat(written())
                    .contains("event " + event + "  handled", "doctor        " + DR_ADA, "s after it was received")
                    .doesNotContain("my knee");
            assertThat(run("events", "show", "mid-listed", "--content")).isZero();
            assertThat(err.toString(UTF_8)).contains("What it said is gone");
            assertThat(server).isNotNull();
        }
    }

    @Test
    void allAreReplayedWithoutAServerAndWaitForOne() {
        EventId event = deadLetter("mid-all");
        assertExplainedWithContentOnlyIfAsked(event);
        EventId waiting = enqueued("mid-waiting");
        assertThat(run("events", "show", "mid-waiting", "--content")).isZero();
        assertThat(written())
                .contains("event " + waiting + "  waiting", "signed with META_APP_SECRET", "in the queue  since")
                .contains("my knee hurts");

        assertThat(run("events", "replay", "--all", "--account", ADAS_PRACTICE.value(), "--json"))
                .isZero();
        assertThat(written())
                .startsWith("{\"dryRun\":false,\"found\":1,\"replayed\":1")
                .contains(event.value());

        assertThat(run("events", "list", "--state", "dead_letter", "--json")).isZero();
        assertThat(written())
                .startsWith("{\"events\":[{")
                .contains("\"state\":\"replayed\"", "\"replays\":1")
                .doesNotContain("my knee");
        assertThat(err.toString(UTF_8)).isEmpty();

        EventId another = deadLetter("mid-another");
        assertThat(commandLine()
                        .setColorScheme(Help.defaultColorScheme(Ansi.ON))
                        .execute("events", "replay", "--all"))
                .isZero();
        assertThat(written()).contains(another + "  handler_failed  replayed");
        assertThat(err.toString(UTF_8)).isEqualTo("\r\u001b[K1 of 1 dead letters tried\r\u001b[K");
    }

    @Test
    void whatIsNotThereIsOneClearLine() {
        String nobodys = "0123456789abcdef0123456789abcdef";

        assertThat(run("events", "replay", nobodys)).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .isEqualToIgnoringNewLines("clariva-connect: there is no dead letter " + nobodys);
        assertThat(run("events", "replay", nobodys, "--json")).isEqualTo(1);
        assertThat(written()).isEqualToIgnoringNewLines("{\"eventId\":\"" + nobodys + "\",\"outcome\":\"not_found\"}");
        assertThat(run("events", "show", nobodys)).isEqualTo(1);
        assertThat(written()).isEmpty();
    }

    private void assertExplainedWithContentOnlyIfAsked(EventId event) {
        assertThat(run("events", "show", "mid-all", "--account", ADAS_PRACTICE.value()))
                .isZero();
        assertThat(written())
                .contains("event " + event + "  dead_letter", "handler_failed", "java.io.IOException, after 4 attempts")
                .doesNotContain("my knee");
        assertThat(run("events", "show", event.value(), "--content")).isZero();
        assertThat(written()).contains("my knee hurts");
        assertThat(run("events", "show", event.value(), "--content", "--json")).isZero();
        assertThat(written()).startsWith("{\"eventId\":\"" + event).contains("my knee hurts");
    }

    /** Ada's handler failed for good; her account is connected. */
    private EventId deadLetter(String mid) {
        try (Opened opened = new Opened()) {
            OpenStores stores = OpenStores.open(settings.stores(), opened);
            stores.storage().accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
            QueuedEvent event = message(mid);
            stores.storage()
                    .deadLetters()
                    .add(new DeadLetter(
                            event, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, CLOCK.instant()));
            return event.id();
        }
    }

    /** One that waits, since nobody works. */
    private EventId enqueued(String mid) {
        try (Opened opened = new Opened()) {
            QueuedEvent event = message(mid).signedWith(Optional.of("META_APP_SECRET"));
            EventQueue queue = (EventQueue)
                    OpenStores.open(settings.stores(), opened).queue().state();
            queue.enqueue(List.of(event)).toCompletableFuture().join();
            return event.id();
        }
    }

    private QueuedEvent message(String mid) {
        String body = """
                {"object":"instagram","entry":[{"id":"%s","time":1795200000123,"messaging":[{"sender":{"id":"%s"},
                "recipient":{"id":"%s"},"timestamp":1795200000123,"message":{"mid":"%s","text":"my knee hurts"}}]}]}
                """.formatted(ADAS_PRACTICE, PATIENT, ADAS_PRACTICE, mid);
        return InstagramOverHttp.with(FromSettings.instagram(settings, (operation, outcome, duration) -> {}, CLOCK))
                .eventReader()
                .read(body.getBytes(UTF_8))
                .events()
                .get(0)
                .received(CLOCK.instant());
    }

    private int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    private CommandLine commandLine() {
        out.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return Main.commandLine(terminal, () -> settings, CLOCK);
    }

    private String written() {
        return out.toString(UTF_8);
    }
}
