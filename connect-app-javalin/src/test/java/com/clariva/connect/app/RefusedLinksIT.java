package com.clariva.connect.app;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Jwts;
import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.app.settings.WorkingEnvironment;
import com.clariva.connect.core.diagnosis.Check;
import com.clariva.connect.core.diagnosis.Finding;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.AccountType;
import com.clariva.connect.simulator.Fault;
import com.clariva.connect.simulator.Operation;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.simulator.SimulatorSettings;
import com.clariva.connect.testkit.redis.RedisServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A doctor comes back from Instagram and no link is made: the diagnosis of another process names why. */
class RefusedLinksIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Secret JWT_SECRET = Secret.of("jwt-secret-of-more-than-32-characters");
    private static final String SETTINGS_API = "/api/v1/settings/instagram";

    @TempDir
    private static Path folder;

    private static EmbeddedPostgresql database;

    private final int port = RedisServer.freePort();
    private final Street street = new Street(port);

    @BeforeAll
    static void start() {
        database = EmbeddedPostgresql.start(folder);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Test
    void linksThatCannotBeMadeAreNamedWithTheirCause() {
        URI callback = URI.create("http://127.0.0.1:" + port + SETTINGS_API + "/callback");
        try (SimulatedInstagram instagram =
                SimulatedInstagram.start(SimulatorSettings.create().withRedirectUri(callback))) {
            Settings settings = settings(instagram, callback);
            Account account = instagram.accounts().get(0);
            Account personal = instagram.accounts().stream()
                    .filter(one -> one.type() == AccountType.PERSONAL)
                    .findFirst()
                    .orElseThrow();
            try (Server server = Server.start(settings, CLOCK)) {
                comeBack(address -> instagram.allow(address, personal));
                comeBack(address -> instagram.allow(address, account, Set.of("instagram_business_basic")));
                instagram.failNext(Operation.CODE_EXCHANGE, refused("Invalid platform app"));
                comeBack(address -> instagram.allow(address, account));
                instagram.failNext(
                        Operation.CODE_EXCHANGE,
                        refused(
                                "Error validating verification code. Please make sure your redirect_uri is identical to the"
                                        + " one you used in the OAuth dialog request"));
                comeBack(address -> instagram.allow(address, account));

                await().atMost(Duration.ofSeconds(40))
                        .untilAsserted(() -> assertThat(new AtTheStores(() -> settings, CLOCK)
                                        .diagnose(Optional.empty())
                                        .of(Check.LINKING))
                                .get()
                                .satisfies(finding -> {
                                    assertThat(finding.level()).isEqualTo(Finding.Level.WARNING);
                                    assertThat(finding.evidence())
                                            .contains(
                                                    "the account is a personal one",
                                                    "a permission that is needed was not granted")
                                            .contains("Invalid platform app", "the redirect URI is not identical");
                                    assertThat(finding.fix().orElseThrow())
                                            .contains("Business or Creator", "every permission switched on")
                                            .contains("Set INSTAGRAM_APP_ID", "Make INSTAGRAM_REDIRECT_URI equal");
                                }));
                assertThat(server).isNotNull();
            }
        }
    }

    private Settings settings(SimulatedInstagram instagram, URI callback) {
        return Settings.from(
                WorkingEnvironment.and(Map.of(
                        "DATABASE_URL", database.url().reveal(),
                        "PORT", String.valueOf(port),
                        "INSTAGRAM_APP_ID", instagram.settings().appId(),
                        "INSTAGRAM_APP_SECRET", instagram.settings().appSecret(),
                        "INSTAGRAM_REDIRECT_URI", callback.toString(),
                        "INSTAGRAM_AUTHORIZE_URL", instagram.authorizeUrl().toString(),
                        "INSTAGRAM_TOKEN_URL", instagram.tokenUrl().toString(),
                        "INSTAGRAM_GRAPH_URL", instagram.graphUrl().toString(),
                        "SHUTDOWN_GRACE", "1s")),
                CLOCK);
    }

    private static Fault refused(String message) {
        return Fault.answer(
                400, "{\"error_type\":\"OAuthException\",\"code\":400,\"error_message\":\"" + message + "\"}");
    }

    /** A doctor starts, does {@code atInstagram}, and is sent back. */
    private void comeBack(UnaryOperator<URI> atInstagram) {
        Answer departure = street.get(
                SETTINGS_API + "/connect", "Authorization", "Bearer " + Jwts.of(DR_ADA, CLOCK.instant(), JWT_SECRET));
        URI back = atInstagram.apply(URI.create(departure.body().replaceAll("^\\{\"redirectUrl\":\"(.*)\"}$", "$1")));
        Answer answer =
                street.get(back.getRawPath() + "?" + back.getRawQuery(), "Cookie", departure.cookie("connect_browser"));
        assertThat(answer.location()).contains("connected=0");
    }
}
