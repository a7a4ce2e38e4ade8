package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
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
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.simulator.IssuedToken;
import com.clariva.connect.simulator.Operation;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.simulator.TokenDeath;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** The command about tokens, at a time of its own. */
class TokensCommandIT {
    @TempDir
    private static Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final SimulatedInstagram instagram = SimulatedInstagram.start();
    private EmbeddedPostgresql database;
    private Settings settings;

    @BeforeEach
    void open() {
        database = EmbeddedPostgresql.start(folder);
        settings = Settings.from(
                WorkingEnvironment.and(Map.of(
                        "DATABASE_URL", database.url().reveal(),
                        "INSTAGRAM_TOKEN_URL", instagram.tokenUrl().toString(),
                        "INSTAGRAM_GRAPH_URL", instagram.graphUrl().toString())),
                InstantSource.system());
    }

    @AfterEach
    void close() {
        try (Opened opened = new Opened()) {
            ConnectedAccounts accounts =
                    OpenStores.open(settings.stores(), opened).storage().accounts();
            List.of(DR_ADA, DR_BORIS).forEach(accounts::disconnect);
        }
        instagram.close();
        database.close();
        LogOutput.use(new Logging(Logging.Format.TEXT, Level.INFO));
    }

    @Test
    void dueTokensAreRefreshedAndDeadOnesNamed() {
        connect(DR_ADA, ADAS_PRACTICE);
        IssuedToken revoked = connect(DR_BORIS, BORIS_PRACTICE);

        assertThat(run(Duration.ZERO, "tokens", "refresh")).isZero();
        assertThat(out.toString(UTF_8)).isEqualToIgnoringNewLines("0 refreshed");
        instagram.tokens().kill(revoked, TokenDeath.PASSWORD_CHANGED);
        instagram.clock().advance(Duration.ofDays(40));

        assertThat(run(Duration.ofDays(40), "tokens", "refresh")).isEqualTo(1);

        assertThat(out.toString(UTF_8)).isEqualToIgnoringNewLines("1 refreshed");
        assertThat(err.toString(UTF_8).lines()).singleElement().asString().contains("1 not refreshed", "connect again");
        assertThat(instagram.requests(Operation.TOKEN_REFRESH)).hasSize(2);
        assertThat(run(Duration.ofDays(40), "tokens", "refresh", "--account", BORIS_PRACTICE.value()))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("no token in use");
        assertThat(run(Duration.ofDays(40), "tokens", "refresh", "--account", BORIS_PRACTICE.value(), "--json"))
                .isEqualTo(1);
        assertThat(out.toString(UTF_8)).contains("\"refreshed\":0", "\"notRefreshed\":{\"not_available\":1}");
        assertThat(run(Duration.ofDays(40), "tokens", "refresh", "--json")).isZero();
        assertThat(out.toString(UTF_8)).contains("\"refreshed\":0", "\"notRefreshed\":{}");
    }

    @Test
    void oneTokenIsRefreshedOnDemandFromItsSecondDayOn() {
        connect(DR_ADA, ADAS_PRACTICE);
        connect(DR_BORIS, BORIS_PRACTICE);

        assertThat(run(Duration.ZERO, "tokens", "refresh", "--account", ADAS_PRACTICE.value()))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("not a day old");
        instagram.clock().advance(Duration.ofDays(2));

        assertThat(run(Duration.ofDays(2), "tokens", "refresh", "--account", BORIS_PRACTICE.value()))
                .isZero();
        assertThat(out.toString(UTF_8)).isEqualToIgnoringNewLines(BORIS_PRACTICE + "  refreshed");
    }

    private IssuedToken connect(DoctorId doctor, InstagramId account) {
        IssuedToken issued = instagram.issueToken(instagram.accounts().get(0));
        Profile profile = new Profile(account, Optional.empty(), "dr.example", Optional.empty(), Optional.empty());
        Grant grant = new Grant(
                Secret.of(issued.value()), issued.issuedAt(), issued.expiresAt(), Optional.empty(), Optional.empty());
        try (Opened opened = new Opened()) {
            OpenStores.open(settings.stores(), opened)
                    .storage()
                    .accounts()
                    .connect(new Connecting(doctor, profile, grant));
        }
        return issued;
    }

    private int run(Duration later, String... arguments) {
        out.reset();
        err.reset();
        Terminal terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return Main.commandLine(terminal, () -> settings, InstantSource.offset(InstantSource.system(), later))
                .execute(arguments);
    }
}
