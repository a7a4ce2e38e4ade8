package com.clariva.connect.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Signatures;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** Secrets are rotated over HTTP, with restarts in between as an operator has them. */
class SecretRotationIT {
    private static final String WEBHOOK = "/webhooks/instagram";
    private static final byte[] BODY = "{\"object\":\"instagram\",\"entry\":[]}".getBytes(UTF_8);
    private static final String OLD = "old-app-secret-0123456789abcdef";
    private static final String NEW = "new-app-secret-0123456789abcdef";
    private static final String OLD_TOKEN = "old-verify-token-0123456789abcdef";
    private static final String NEW_TOKEN = "new-verify-token-0123456789abcdef";

    @TempDir
    private static Path folder;

    private final int port = freePort();
    private final Street street = new Street(port);
    private Duration ahead = Duration.ZERO;
    private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
    private EmbeddedPostgresql database;

    @BeforeEach
    void open() {
        database = EmbeddedPostgresql.start(folder);
    }

    @AfterEach
    void close() {
        database.close();
        LogOutput.use(new Logging(Logging.Format.TEXT, Level.INFO));
    }

    @Test
    void oldSecretsWorkBesideNewOnesUntilNobodyUsesThem() {
        Map<String, String> before = secrets(OLD, OLD_TOKEN);
        Map<String, String> between = secrets(NEW, NEW_TOKEN);
        between.put("INSTAGRAM_APP_SECRET_PREVIOUS", OLD);
        between.put("INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS", OLD_TOKEN);
        Map<String, String> after = secrets(NEW, NEW_TOKEN);

        serving(before, () -> assertAnswers(200, 401));
        serving(between, () -> {
            assertAnswers(200, 200);
            assertThat(street.get("/metrics").body())
                    .contains("connect_secret_matches_total{secret=\"INSTAGRAM_APP_SECRET\"} 1.0")
                    .contains("connect_secret_matches_total{secret=\"INSTAGRAM_APP_SECRET_PREVIOUS\"} 1.0")
                    .contains("connect_secret_matches_total{secret=\"INSTAGRAM_WEBHOOK_VERIFY_TOKEN\"} 1.0")
                    .contains("connect_secret_matches_total{secret=\"INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS\"} 1.0");
        });
        assertThat(said(between, "INSTAGRAM_APP_SECRET_PREVIOUS"))
                .contains("matched 1 times")
                .endsWith("in use");

        ahead = Duration.ofHours(25);
        serving(between, () -> {
            assertThat(delivered(NEW)).isEqualTo(200);
            assertThat(verified(NEW_TOKEN)).isEqualTo(200);
        });
        assertThat(said(between, "INSTAGRAM_APP_SECRET_PREVIOUS")).endsWith("unused for 24 h, safe to remove");
        assertThat(said(between, "INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS"))
                .endsWith("unused for 24 h, safe to remove");
        assertThat(said(between, "INSTAGRAM_APP_SECRET  ")).endsWith("in use");

        serving(after, () -> assertAnswers(401, 200));
    }

    @Test
    void whatMatchedNothingIsKeptForTheOperatorByItsKind() {
        Map<String, String> environment = secrets(OLD, OLD_TOKEN);

        serving(environment, () -> {
            delivered(NEW);
            street.send("POST", WEBHOOK, BODY);
            street.send("POST", WEBHOOK, BODY, "X-Hub-Signature-256", "sha256=short");
            street.send("POST", WEBHOOK, BODY, "X-Hub-Signature", "sha1=da39a3ee5e6b4b0d3255bfef95601890afd80709");
        });

        assertThat(run(environment, "secrets"))
                .contains("matched none: no_match", "matched none: no_header", "matched none: malformed")
                .contains("matched none: sha1_only")
                .contains("META_APP_SECRET is not set")
                .doesNotContain(OLD, OLD_TOKEN);
        assertThat(run(environment, "secrets", "--json"))
                .startsWith("{\"secrets\":[{\"name\":\"INSTAGRAM_APP_SECRET\"")
                .contains("\"flaw\":\"sha1_only\",\"times\":", "\"verdict\":\"undecided\"")
                .doesNotContain(OLD, OLD_TOKEN);
    }

    private void assertAnswers(int toTheOld, int toTheNew) {
        assertThat(delivered(OLD)).isEqualTo(toTheOld);
        assertThat(delivered(NEW)).isEqualTo(toTheNew);
        assertThat(verified(OLD_TOKEN)).isEqualTo(toTheOld == 401 ? 403 : toTheOld);
        assertThat(verified(NEW_TOKEN)).isEqualTo(toTheNew == 401 ? 403 : toTheNew);
    }

    private int delivered(String secret) {
        return street.send("POST", WEBHOOK, BODY, "X-Hub-Signature-256", Signatures.sha256(Secret.of(secret), BODY))
                .status();
    }

    private int verified(String token) {
        return street.get(WEBHOOK + "?hub.mode=subscribe&hub.challenge=42&hub.verify_token=" + token)
                .status();
    }

    private void serving(Map<String, String> environment, Runnable meanwhile) {
        try (Server server = Server.start(Settings.from(environment, clock), clock, event -> {})) {
            meanwhile.run();
            assertThat(server).isNotNull();
        }
    }

    /** What the command says of one secret. */
    private String said(Map<String, String> environment, String secret) {
        return run(environment, "secrets")
                .lines()
                .filter(line -> line.startsWith(secret))
                .findFirst()
                .orElseThrow();
    }

    private String run(Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream paper = new PrintStream(out, true, UTF_8);
        int exitCode = Main.commandLine(new Terminal(paper, paper), () -> Settings.from(environment, clock), clock)
                .execute(arguments);
        assertThat(exitCode).isZero();
        return out.toString(UTF_8);
    }

    private Map<String, String> secrets(String appSecret, String verifyToken) {
        return new HashMap<>(WorkingEnvironment.and(Map.of(
                "DATABASE_URL",
                database.url().reveal(),
                "PORT",
                Integer.toString(port),
                "SHUTDOWN_GRACE",
                "2s",
                "INSTAGRAM_APP_SECRET",
                appSecret,
                "INSTAGRAM_WEBHOOK_VERIFY_TOKEN",
                verifyToken)));
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
