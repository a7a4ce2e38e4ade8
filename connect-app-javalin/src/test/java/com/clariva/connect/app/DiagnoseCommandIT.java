package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The command that says what is wrong, as another process beside a server. */
class DiagnoseCommandIT {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private static Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void logAsUsual() {
        LogOutput.use(new Logging(Logging.Format.TEXT, Level.INFO));
    }

    /** One database and one server for all of it, because each costs seconds. */
    @Test
    void houseIsFoundEmptyThenRunningThenStoppedThenWithoutItsDatabase() throws Exception {
        EmbeddedPostgresql database = EmbeddedPostgresql.start(folder);
        Settings settings = settings(database);
        try {
            assertThat(diagnose(settings, "--json")).isEqualTo(2);
            assertThat(findings()).containsExactly(Map.entry("migrations", "problem"));
            assertThat(diagnose(settings, "--json")).isEqualTo(2);
            assertThat(findings()).containsExactly(Map.entry("migrations", "problem"));

            try (Server server = Server.start(settings, CLOCK)) {
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> theServerIsFoundWell(settings));
                assertThat(written()).contains("REDIS_URL is not set, so the queue is in PostgreSQL, and works");
                theDoctorIsToldInLines(settings);
                assertThat(server).isNotNull();
            }

            assertThat(diagnose(settings, "--json")).isEqualTo(2);
            assertThat(findings()).containsEntry("instances", "problem").doesNotContainKey("worker");
        } finally {
            database.close();
        }
        theAbsenceIsSaidInColoursOnATerminal(settings);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    private void theServerIsFoundWell(Settings settings) throws JsonProcessingException {
        diagnose(settings, "--json");

        assertThat(findings())
                .containsEntry("instances", "ok")
                .containsEntry("versions", "ok")
                .containsEntry("worker", "ok")
                .containsEntry("queue", "ok")
                .containsEntry("clocks", "ok")
                .containsEntry("graph_version", "ok")
                .containsEntry("webhooks", "problem")
                .containsEntry("account", "warning")
                .doesNotContainKey("token_refused");
    }

    private void theDoctorIsToldInLines(Settings settings) {
        assertThat(diagnose(settings, "--doctor", DR_BORIS.toString())).isEqualTo(2);

        assertThat(written().lines())
                .anyMatch(line -> line.matches("problem  account +This doctor has no account linked\\."))
                .anyMatch(line -> line.matches(" +To do: The doctor presses Connect .*"))
                .last()
                .asString()
                .matches("2 problems, 1 warning, \\d+ ok");
        assertThat(written()).doesNotContain("\u001b");
    }

    private void theAbsenceIsSaidInColoursOnATerminal(Settings settings) {
        out.reset();
        CommandLine onATerminal = commandLine(settings).setColorScheme(Help.defaultColorScheme(Ansi.ON));

        assertThat(onATerminal.execute("diagnose")).isEqualTo(2);

        assertThat(written())
                .startsWith("\u001b[1m\u001b[31mproblem\u001b[")
                .contains("  database       It gives no answer");
    }

    private static Settings settings(EmbeddedPostgresql database) {
        return Settings.from(
                WorkingEnvironment.and(Map.of("DATABASE_URL", database.url().reveal(), "PORT", "0")), CLOCK);
    }

    private int diagnose(Settings settings, String... arguments) {
        out.reset();
        String[] all = new String[arguments.length + 1];
        all[0] = "diagnose";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return commandLine(settings).execute(all);
    }

    private CommandLine commandLine(Settings settings) {
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return Main.commandLine(terminal, () -> settings, CLOCK);
    }

    private String written() {
        return out.toString(UTF_8);
    }

    private Map<String, String> findings() throws JsonProcessingException {
        JsonNode findings = Json.mapper().readTree(written()).get("findings");
        return StreamSupport.stream(findings.spliterator(), false)
                .collect(Collectors.toMap(
                        one -> one.get("id").textValue(),
                        one -> one.get("level").textValue()));
    }
}
