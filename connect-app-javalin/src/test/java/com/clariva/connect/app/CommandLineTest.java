package com.clariva.connect.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.ConnectException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Map<String, String> environment = WorkingEnvironment.least();

    @Test
    void versionIsSaid() {
        int exitCode = run("--version");

        assertThat(exitCode).isZero();
        assertThat(written(out)).matches("clariva-connect \\S+ \\(Java .*\\)\\s+");
    }

    @Test
    void unknownStateOfEventsIsAUsageErrorThatNamesTheStates() {
        assertThat(run("events", "list", "--state", "deadletter")).isEqualTo(2);
        assertThat(written(err)).contains("--state", "handled, retrying, parked, dead_letter, expired");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "serve --help",
                "sandbox --help",
                "config --help",
                "config check --help",
                "keys --help",
                "keys new --help",
                "keys rotate --help",
                "events --help",
                "events list --help",
                "events show --help",
                "events replay --help",
                "accounts --help",
                "accounts list --help",
                "accounts delete --help",
                "secrets --help",
                "diagnose --help",
                "tokens --help",
                "tokens refresh --help"
            })
    void everyCommandHasHelpAndNamesTheExitCodes(String arguments) {
        int exitCode = run(arguments.split(" "));

        assertThat(exitCode).isZero();
        assertThat(written(out)).startsWith("Usage: clariva-connect").contains("Exit codes:", "69", "78");
        assertThat(written(err)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', Missing required subcommand, clariva-connect --help",
        "nonsense, nonsense, clariva-connect --help",
        "serve --fast, --fast, clariva-connect serve --help",
        "sandbox --port many, --port, clariva-connect sandbox --help",
        "sandbox --port 65536, 0 to 65535, clariva-connect sandbox --help",
        "sandbox --tour --data here, fresh folder, clariva-connect sandbox --help",
        "config, Missing required subcommand, clariva-connect config --help",
        "events, Missing required subcommand, clariva-connect events --help",
        "events list --account ada, --account, clariva-connect events list --help",
        "events list --limit 0, from 1, clariva-connect events list --help",
        "events show one --account ada, --account, clariva-connect events show --help",
        "accounts, Missing required subcommand, clariva-connect accounts --help",
        "accounts list --level bad, one of ok, clariva-connect accounts list --help",
        "diagnose --doctor ada, --doctor, clariva-connect diagnose --help",
        "accounts delete, --from-file, clariva-connect accounts delete --help",
        "accounts delete --from-file /nowhere/at/all, cannot be read, clariva-connect accounts delete --help",
        "events replay, --all, clariva-connect events replay --help",
        "events replay --all --reason luck, handler_failed, clariva-connect events replay --help",
        "events replay 0123456789abcdef0123456789abcdef --all, --all, clariva-connect events replay --help",
        "events replay 0123456789abcdef0123456789abcdef --dry-run, --all, clariva-connect events replay --help"
    })
    void whatIsNotUnderstoodGetsOneLine(String arguments, String complaint, String hint) {
        int exitCode = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(exitCode).isEqualTo(2);
        assertThat(written(err).lines()).singleElement().asString().contains(complaint, hint);
        assertThat(written(out)).isEmpty();
    }

    /** What stays is not asked for a result. */
    @Test
    void everyCommandThatPrintsCanPrintJson() {
        assertThat(commands().filter(command -> !command.matches(".* (serve|sandbox)")))
                .isNotEmpty()
                .allSatisfy(command -> {
                    out.reset();
                    run(command.replaceFirst("\\S+ ", "").concat(" --help").split(" "));
                    assertThat(written(out)).as(command).contains("--json");
                });
    }

    @Test
    void exitCodesOfEveryCommandAreDocumented() throws IOException {
        String documented = Files.readString(Path.of("..", "docs", "operating.md"));

        assertThat(commands())
                .allSatisfy(
                        command -> assertThat(documented).contains("| `" + command.replaceFirst("\\S+ ", "") + "` |"));
    }

    @Test
    void configurationIsCheckedAsJsonToo() {
        assertThat(run("config", "check", "--json")).isZero();
        assertThat(written(out))
                .startsWith("{\"valid\":true,\"configuration\":{\"publicBaseUrl\":")
                .hasLineCount(1);
        out.reset();
        environment = WorkingEnvironment.with("PORT", "a-canary");

        assertThat(run("config", "check", "--json")).isEqualTo(78);

        assertThat(written(out))
                .startsWith("{\"valid\":false,")
                .contains("{\"name\":\"PORT\",\"sentence\":\"")
                .doesNotContain("a-canary");
        assertThat(written(err)).isEmpty();
    }

    @Test
    void newKeyIsPrintedAsJsonToo() {
        assertThat(run("keys", "new", "--json")).isZero();

        assertThat(written(out)).startsWith("{\"key\":\"").hasLineCount(1);
    }

    /** Those that do something, by their whole names. */
    private Stream<String> commands() {
        Terminal nowhere = new Terminal(new PrintStream(out), new PrintStream(err));
        return leaves(Main.commandLine(nowhere, () -> Settings.from(WorkingEnvironment.least(), CLOCK), CLOCK));
    }

    private static Stream<String> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command.getCommandSpec().qualifiedName())
                : command.getSubcommands().values().stream().flatMap(CommandLineTest::leaves);
    }

    @Test
    void newKeyIsReadyForItsVariable() {
        int exitCode = run("keys", "new");

        assertThat(exitCode).isZero();
        String line =
                written(out).lines().reduce((first, second) -> "two lines").orElseThrow();
        environment = WorkingEnvironment.with("CONNECT_ENCRYPTION_KEYS", line);
        assertThat(run("config", "check")).isZero();
    }

    @Test
    void everyNewKeyIsAnother() {
        run("keys", "new");
        run("keys", "new");

        assertThat(written(out).lines().distinct()).hasSize(2);
    }

    @Test
    void goodConfigurationIsSummedUp() {
        environment = WorkingEnvironment.and(
                Map.of("REDIS_URL", "redis://:redis-password@redis.example.org", "INSTAGRAM_GRAPH_VERSION", "v18.0"));

        int exitCode = run("config", "check");

        assertThat(exitCode).isZero();
        assertThat(written(out)).contains("keeps every rule", "db.example.org:5433/clariva", "Redis");
        assertThat(written(err).lines()).singleElement().asString().startsWith("Warning: INSTAGRAM_GRAPH_VERSION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "config check", "diagnose"})
    void brokenConfigurationEndsWithItsOwnCodeAndNoValue(String arguments) {
        environment = new HashMap<>(WorkingEnvironment.whole());
        environment.replaceAll((name, value) -> "LEAK");

        int exitCode = run(arguments.split(" "));

        assertThat(exitCode).isEqualTo(78);
        assertThat(written(err))
                .contains("problems", "INSTAGRAM_APP_ID breaks its rule", "DATABASE_URL breaks its rule")
                .doesNotContain("LEAK");
        assertThat(written(out)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"unavailable, 69, the database does not answer", "taken, 1, port 8080 is taken"})
    void failureAtStartIsOneLine(String kind, int exitCode, String sentence) {
        Supplier<Settings> failing = () -> {
            throw kind.equals("taken") ? StartFailure.because(sentence) : StartFailure.unavailable(sentence);
        };

        assertThat(runWith(failing, "config", "check")).isEqualTo(exitCode);
        assertThat(written(err)).isEqualToIgnoringNewLines("clariva-connect: " + sentence);
    }

    @Test
    void storeThatDoesNotAnswerIsUnavailable() {
        Supplier<Settings> failing = () -> {
            throw new ConnectException.StorageUnavailable("migrate", new IllegalStateException("LEAK"));
        };

        assertThat(runWith(failing, "config", "check")).isEqualTo(69);
        assertThat(written(err).lines())
                .singleElement()
                .asString()
                .contains("migrate")
                .doesNotContain("LEAK");
    }

    @Test
    void surpriseShowsItsKindAndNothingElse() {
        Supplier<Settings> failing = () -> {
            throw new IllegalStateException("LEAK");
        };

        assertThat(runWith(failing, "config", "check")).isEqualTo(1);
        assertThat(written(err).lines())
                .singleElement()
                .asString()
                .contains("IllegalStateException")
                .doesNotContain("LEAK");
    }

    private int run(String... arguments) {
        return runWith(() -> Settings.from(environment, CLOCK), arguments);
    }

    private int runWith(Supplier<Settings> settings, String... arguments) {
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return Main.run(terminal, settings, CLOCK, arguments);
    }

    private static String written(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
