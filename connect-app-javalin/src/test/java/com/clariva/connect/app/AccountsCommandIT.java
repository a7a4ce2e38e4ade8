package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.OpenStores;
import com.clariva.connect.app.server.Opened;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.token.Grant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** The commands about accounts. */
class AccountsCommandIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String ADAS_TOKEN = "canary-token-of-ada";

    @TempDir
    private static Path folder;

    @TempDir
    private Path mails;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private EmbeddedPostgresql database;
    private Settings settings;

    @BeforeEach
    void open() {
        database = EmbeddedPostgresql.start(folder);
        settings = settings();
        atTheStores(storage -> {
            storage.accounts().connect(fresh(connecting(DR_ADA, ADAS_PRACTICE, ADAS_TOKEN)));
            storage.accounts().connect(fresh(connecting(DR_BORIS, BORIS_PRACTICE, "token-of-boris")));
            storage.tokens()
                    .refused(
                            BORIS_PRACTICE,
                            storage.tokens()
                                    .current(BORIS_PRACTICE)
                                    .orElseThrow()
                                    .version());
        });
    }

    @AfterEach
    void close() {
        atTheStores(storage -> {
            storage.accounts().disconnect(DR_ADA);
            storage.accounts().disconnect(DR_BORIS);
        });
        database.close();
        LogOutput.use(new Logging(Logging.Format.TEXT, Level.INFO));
    }

    @Test
    void accountsAreListedWithTheirHealthAndWithoutTheirTokens() {
        assertThat(run("accounts", "list")).isZero();

        assertThat(written().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(ADAS_PRACTICE + "  warning  doctor=" + DR_ADA)
                        .contains("tokenExpiresAt=", "not_subscribed"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith(BORIS_PRACTICE + "  error  doctor=" + DR_BORIS)
                        .contains("needs_reconnect")
                        .doesNotContain("tokenExpiresAt="));
        assertThat(written()).doesNotContain(ADAS_TOKEN);
    }

    @Test
    void onlyTheUnwellAreListedAsJson() {
        assertThat(run("accounts", "list", "--level", "error", "--json")).isZero();

        assertThat(written())
                .startsWith("{\"accounts\":[{\"account\":\"" + BORIS_PRACTICE + "\",\"doctor\":\"" + DR_BORIS + "\"")
                .contains("\"level\":\"error\"", "\"reconnectRecommended\":true")
                .doesNotContain(ADAS_PRACTICE.value());
    }

    @Test
    void accountsThatAFileListsAreDeletedAndTheirUnknownNeighboursAreNamed() throws IOException {
        Path file = mailed("\uFEFF# the header of a mail\n" + ADAS_PRACTICE + ", 55841400000000002\r\n\n404404404\n"
                + ADAS_PRACTICE + "\n");

        assertThat(run("accounts", "delete", "--from-file", file.toString(), "--dry-run"))
                .isZero();
        assertThat(written()).isEqualToIgnoringNewLines("3 ids in the file, nothing deleted (dry run)");
        assertThat(run("accounts", "list")).isZero();
        assertThat(written().lines()).hasSize(2);

        assertThat(run("accounts", "delete", "--from-file", file.toString())).isZero();

        assertThat(written().lines())
                .anySatisfy(line -> assertThat(line).startsWith(ADAS_PRACTICE + "  deletion ordered  "))
                .anySatisfy(line -> assertThat(line).startsWith("404404404  not known here  "))
                .contains("3 ids, 2 known");
        assertThat(run("accounts", "list")).isZero();
        assertThat(written()).isEmpty();
        atTheStores(storage -> {
            assertThat(storage.tokens().current(ADAS_PRACTICE)).isEmpty();
            assertThat(storage.traces().isDeleted(ADAS_PRACTICE)).isTrue();
            assertThat(storage.traces().isDeleted(BORIS_PRACTICE)).isTrue();
        });

        assertThat(run("accounts", "delete", "--from-file", file.toString(), "--json"))
                .isZero();
        assertThat(written())
                .startsWith("{\"dryRun\":false,\"ids\":3,\"known\":0,\"deletions\":[{\"id\":\"" + ADAS_PRACTICE)
                .hasLineCount(1);
    }

    @Test
    void fileThatIsNoListOfIdsDeletesNothing() throws IOException {
        assertThat(run(
                        "accounts",
                        "delete",
                        "--from-file",
                        mailed(ADAS_PRACTICE + "\nada\n").toString()))
                .isEqualTo(2);

        assertThat(err.toString(UTF_8).lines())
                .singleElement()
                .asString()
                .contains("Line 2", "nothing is deleted")
                .doesNotContain("ada ");
        atTheStores(
                storage -> assertThat(storage.tokens().current(ADAS_PRACTICE)).isPresent());
    }

    @Test
    void databaseThatIsAwayIsSaidByItsExitCode() throws IOException {
        Path file = mailed(ADAS_PRACTICE.value());
        database.close();

        assertThat(run("accounts", "list")).isEqualTo(69);
        assertThat(run("accounts", "delete", "--from-file", file.toString())).isEqualTo(69);

        database = EmbeddedPostgresql.start(folder);
        settings = settings();
    }

    /** Nothing listens at that Instagram: whoever unsubscribes is told so at once. */
    private Settings settings() {
        return Settings.from(
                WorkingEnvironment.and(
                        Map.of("DATABASE_URL", database.url().reveal(), "INSTAGRAM_GRAPH_URL", "http://127.0.0.1:1")),
                CLOCK);
    }

    /** With a token of today, which may do everything. */
    private static Connecting fresh(Connecting old) {
        Instant now = CLOCK.instant();
        Set<String> all = Set.of(
                "instagram_business_basic", "instagram_business_manage_messages", "instagram_business_manage_comments");
        return new Connecting(
                old.doctor(),
                old.profile(),
                new Grant(
                        old.grant().longLivedToken(),
                        now,
                        now.plus(Duration.ofDays(60)),
                        old.grant().exchangeId(),
                        Optional.of(all)));
    }

    private Path mailed(String text) throws IOException {
        return Files.writeString(mails.resolve("ids.txt"), text);
    }

    private void atTheStores(Consumer<Storage> work) {
        try (Opened opened = new Opened()) {
            work.accept(OpenStores.open(settings.stores(), opened).storage());
        }
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return Main.commandLine(terminal, () -> settings, CLOCK).execute(arguments);
    }

    private String written() {
        return out.toString(UTF_8);
    }
}
