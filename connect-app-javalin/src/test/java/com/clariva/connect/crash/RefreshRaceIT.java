package com.clariva.connect.crash;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.adapters.persistence.PostgresqlSchema;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.core.token.RefreshOutcome;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Fault;
import com.clariva.connect.simulator.IssuedToken;
import com.clariva.connect.simulator.Operation;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.testkit.redis.Launcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many processes keep one token alive: on a real PostgreSQL, through the simulated Instagram. */
class RefreshRaceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration SHORT_LEASE = Duration.ofSeconds(2);
    private static final int PROCESSES = 4;
    private static final int USERS = 250;

    @TempDir
    private static Path folder;

    private final List<Process> processes = new ArrayList<>();
    private final SimulatedInstagram instagram = SimulatedInstagram.start();
    private final Account practice = instagram.accounts().get(0);
    private final InstagramId account = new InstagramId(practice.professionalId());
    private EmbeddedPostgresql postgresql;
    private String databaseUrl;
    private TokenHouse house;

    @BeforeEach
    void tokenIsDue() {
        postgresql = EmbeddedPostgresql.start(folder);
        Databases.makeFresh(postgresql.url().reveal());
        databaseUrl = Databases.fresh(postgresql.url().reveal());
        house = TokenHouse.open(databaseUrl, instagram.graphUrl(), SHORT_LEASE);
        PostgresqlSchema.migrate(house.dataSource());
        IssuedToken issued = instagram.issueToken(practice);
        Grant grant = new Grant(
                Secret.of(issued.value()), issued.issuedAt(), issued.expiresAt(), Optional.empty(), Optional.empty());
        Profile profile =
                new Profile(account, Optional.empty(), practice.username(), Optional.empty(), Optional.empty());
        house.storage.accounts().connect(new Connecting(DR_ADA, profile, grant));
        instagram.clock().advance(TokenHouse.LATER);
    }

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
        house.close();
        postgresql.close();
        instagram.close();
    }

    @Test
    void thousandUsersOfOneTokenInFourProcessesMakeOneRefreshCall() throws IOException {
        long old = current().version();
        for (int number = 0; number < PROCESSES; number++) {
            processes.add(users(USERS, LEASE));
        }
        for (Process process : processes) {
            assertThat(said(process, "ready")).isEqualTo("ready");
        }

        for (Process process : processes) {
            process.outputWriter(UTF_8).append('\n').flush();
        }

        for (Process process : processes) {
            assertThat(said(process, "served")).isEqualTo("served " + USERS);
        }
        assertThat(instagram.requests(Operation.TOKEN_REFRESH)).hasSize(1);
        assertThat(current().version()).isGreaterThan(old);
    }

    @Test
    void killInTheMiddleOfARefreshLeavesAUsableToken() throws IOException {
        AccessToken old = current();
        instagram.failNext(Operation.TOKEN_REFRESH, Fault.slow(PATIENCE));
        Process dying = users(1, SHORT_LEASE);
        processes.add(dying);
        assertThat(said(dying, "ready")).isEqualTo("ready");
        dying.outputWriter(UTF_8).append('\n').flush();
        await().atMost(PATIENCE)
                .until(() -> instagram.requests(Operation.TOKEN_REFRESH).size() == 1);

        dying.destroyForcibly();

        assertThat(current()).isEqualTo(old);
        assertThat(instagramTakes(current())).isTrue();
        await().atMost(PATIENCE).until(() -> house.refreshTokens.sweep().equals(Map.of(RefreshOutcome.REFRESHED, 1)));
        assertThat(current().version()).isGreaterThan(old.version());
        assertThat(instagramTakes(current())).isTrue();
        assertThat(instagram.requests(Operation.TOKEN_REFRESH)).hasSize(2);
    }

    /** The line that begins so, which may come after others. */
    private static String said(Process process, String beginning) throws IOException {
        BufferedReader lines = process.inputReader(UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = lines.readLine();
        }
        return String.valueOf(line);
    }

    private AccessToken current() {
        return house.storage.tokens().current(account).orElseThrow();
    }

    private boolean instagramTakes(AccessToken token) {
        return house.instagram
                .authorizationServer()
                .profile(token.secret())
                .account()
                .equals(account);
    }

    private Process users(int users, Duration lease) {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                classes,
                TokenUsers.class.getName(),
                databaseUrl,
                instagram.graphUrl().toString(),
                account.value(),
                Integer.toString(users),
                Long.toString(lease.toMillis()));
        return Launcher.start(builder.redirectError(folder.resolve("users.err").toFile()));
    }
}
