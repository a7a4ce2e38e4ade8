package com.clariva.connect.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.persistence.NamedKey;
import com.clariva.connect.app.environment.AddressRange;
import com.clariva.connect.app.environment.Variable;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.handling.RetryPolicy;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class SettingsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));

    @Test
    void whatIsNotSetHasItsDefault() {
        Settings settings = read(WorkingEnvironment.least());

        assertThat(settings.instagram().api())
                .isEqualTo(new InstagramApi(
                        URI.create("https://www.instagram.com/oauth/authorize"),
                        URI.create("https://api.instagram.com/oauth/access_token"),
                        URI.create("https://graph.instagram.com"),
                        "v25.0",
                        List.of(
                                "messages",
                                "messaging_seen",
                                "messaging_postbacks",
                                "message_reactions",
                                "messaging_referral",
                                "comments")));
        assertThat(settings.instagram().app().scopes())
                .containsExactly(
                        "instagram_business_basic",
                        "instagram_business_manage_messages",
                        "instagram_business_manage_comments");
        assertThat(settings.instagram().app().forceReauth()).isFalse();
        assertThat(settings.instagram().fixedToken()).isEmpty();
        assertThat(settings.webhook().allowedSources()).isEmpty();
        assertThat(settings.stores().redisUrl()).isEmpty();
        assertThat(settings.stores().redisHold()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.stores().dedupeWindow()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.access().allowedOrigins()).isEmpty();
        assertThat(settings.handling())
                .isEqualTo(new Handling(
                        8, RetryPolicy.STANDARD, Duration.ofDays(7), 5, Optional.empty(), Optional.empty()));
        assertThat(settings.network())
                .isEqualTo(new Network(
                        8080,
                        URI.create("https://connect.example.org"),
                        URI.create("https://connect.example.org/settings/instagram"),
                        List.of(),
                        Duration.ofSeconds(20)));
        assertThat(settings.logging()).isEqualTo(new Logging(Logging.Format.TEXT, Level.INFO));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void everyVariableOfInstagramArrives() {
        Settings settings = read(WorkingEnvironment.whole());

        assertThat(settings.instagram())
                .isEqualTo(new InstagramSettings(
                        new InstagramApp(
                                "990602627938098",
                                Secret.of("instagram-app-secret"),
                                URI.create("https://connect.example.org/api/v1/settings/instagram/callback"),
                                List.of("instagram_business_basic", "instagram_business_manage_messages"),
                                true),
                        new InstagramApi(
                                URI.create("http://localhost:9001/oauth/authorize"),
                                URI.create("http://127.0.0.1:9001/oauth/access_token"),
                                URI.create("http://[::1]:9001"),
                                "v26.0",
                                List.of("messages", "comments")),
                        Optional.of(
                                new FixedToken(new InstagramId("17841400000000001"), Secret.of("token-set-by-hand")))));
        assertThat(settings.webhook().appSecrets())
                .containsExactly(
                        new NamedSecret("INSTAGRAM_APP_SECRET", Secret.of("instagram-app-secret")),
                        new NamedSecret("META_APP_SECRET", Secret.of("meta-app-secret")),
                        new NamedSecret("INSTAGRAM_APP_SECRET_PREVIOUS", Secret.of("old-instagram-app-secret")),
                        new NamedSecret("META_APP_SECRET_PREVIOUS", Secret.of("old-meta-app-secret")));
        assertThat(settings.webhook().verifyTokens())
                .containsExactly(
                        Secret.of("verify-token-of-more-than-32-characters"),
                        Secret.of("old-verify-token-of-more-than-32-characters"));
        assertThat(settings.webhook().allowedSources())
                .extracting(AddressRange::toString)
                .containsExactly("203.0.113.0/24", "2001:db8:0:0:0:0:0:0/32");
    }

    @Test
    void everyVariableAboutStoresAndAccessArrives() {
        Settings settings = read(WorkingEnvironment.whole());

        assertThat(settings.stores().encryptionKeys())
                .extracting(NamedKey::name)
                .containsExactly("monday", "tuesday");
        assertThat(settings.stores().database().address()).isEqualTo("db.example.org:5433/clariva");
        assertThat(settings.stores().redisUrl())
                .contains(Secret.of("rediss://connect:redis-password@redis.example.org:6380/1"));
        assertThat(settings.stores().redisHold()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.stores().dedupeWindow()).isEqualTo(Duration.ofHours(48));
        assertThat(settings.access())
                .isEqualTo(new Access(
                        new Access.DoctorTokens(
                                Optional.of(Secret.of("jwt-secret-of-more-than-32-characters")),
                                Optional.of(URI.create("https://login.example.org/keys")),
                                Optional.of("https://login.example.org"),
                                Optional.of("clariva"),
                                Duration.ofHours(12)),
                        Optional.of(Secret.of("service-key-of-more-than-32-characters")),
                        Optional.of(Secret.of("operator-key-of-more-than-32-characters")),
                        List.of("https://app.example.org", "https://other.example.org:8443")));
    }

    @Test
    void everyVariableAboutHandlingAndTheServerArrives() {
        Settings settings = read(WorkingEnvironment.whole());

        assertThat(settings.handling())
                .isEqualTo(new Handling(
                        0,
                        new RetryPolicy(List.of(Duration.ofSeconds(1), Duration.ofHours(2))),
                        Duration.ofDays(14),
                        7,
                        Optional.of(new Forwarding(
                                URI.create("https://events.example.org/instagram"),
                                Secret.of("whsec_ZXhhbXBsZS1vbmx5LW1ha2UteW91ci1vd24tc2VjcmV0"),
                                Optional.of(Secret.of("whsec_dGhlLW9sZC1vbmUtd2hpbGUteW91LWNoYW5nZS1pdA==")))),
                        Optional.of("Thank you for your message.")));
        assertThat(settings.network())
                .extracting(Network::port, Network::publicBaseUrl, Network::frontend, Network::shutdownGrace)
                .containsExactly(
                        9090,
                        URI.create("https://world.example.org/connect"),
                        URI.create("https://app.example.org/settings?tab=instagram"),
                        Duration.ofSeconds(90));
        assertThat(settings.network().trustedProxies())
                .extracting(AddressRange::toString)
                .containsExactly("10.0.0.1/32");
        assertThat(settings.logging()).isEqualTo(new Logging(Logging.Format.JSON, Level.DEBUG));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void wholeEnvironmentNamesEveryVariable() {
        assertThat(WorkingEnvironment.whole().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Variable.values()).map(Variable::name).toList());
    }

    @Test
    void spaceAroundAValueIsIgnored() {
        Settings settings = read(WorkingEnvironment.with("INSTAGRAM_APP_SECRET", " instagram-app-secret\r"));

        assertThat(settings.instagram().app().secret()).isEqualTo(Secret.of("instagram-app-secret"));
    }

    @Test
    void publicKeysAloneVerifyDoctors() {
        Map<String, String> environment = new HashMap<>(WorkingEnvironment.without("AUTH_JWT_SECRET"));
        environment.put("AUTH_JWKS_URL", "https://login.example.org/keys");

        Access.DoctorTokens doctors = read(environment).access().doctors();

        assertThat(doctors.jwtSecret()).isEmpty();
        assertThat(doctors.jwksUrl()).contains(URI.create("https://login.example.org/keys"));
    }

    @Test
    void settingsDoNotPrintSecrets() {
        String printed = read(WorkingEnvironment.whole()).toString();

        assertThat(printed)
                .doesNotContain("instagram-app-secret", "meta-app-secret", "verify-token", "token-set-by-hand")
                .doesNotContain(
                        "db-pa", "redis-password", "QUJDREVG", "jwt-secret", "service-key", "operator-key", "whsec");
    }

    @ParameterizedTest
    @CsvSource({
        "INSTAGRAM_PAGE_ID, 17841400000000001, does nothing without INSTAGRAM_ACCESS_TOKEN",
        "INSTAGRAM_FRONTEND_REDIRECT_URI, http://app.example.org/settings, without https",
        "INSTAGRAM_REDIRECT_URI, https://connect.example.org/callback, does not end with",
        "INSTAGRAM_GRAPH_VERSION, v18.0, Meta has ended",
        "INSTAGRAM_GRAPH_VERSION, v17.0, Meta has ended",
        "INSTAGRAM_GRAPH_VERSION, v20.0, Meta has ended",
        "INSTAGRAM_SCOPES, instagram_business_manage_messages, leaves out instagram_business_basic",
        "INSTAGRAM_WEBHOOK_FIELDS, message_reads, only Facebook Pages",
        "DEDUPE_WINDOW, 35h, shorter than the 36 hours",
        "DATABASE_URL, postgresql://u:p@db.example.org:6543/postgres, port 5432 instead of 6543",
        "CORS_ALLOWED_ORIGINS, http://app.example.org, without https",
        "INSTAGRAM_APPSECRET, 1, did you mean INSTAGRAM_APP_SECRET?",
        "CONNECT_ENCRYPTION_KEY, 1, did you mean CONNECT_ENCRYPTION_KEYS?",
        "INSTAGRAM_WHATEVER, 1, is ignored"
    })
    void whatWorksButLooksWrongIsWarnedAbout(String name, String value, String warning) {
        assertThat(read(WorkingEnvironment.with(name, value)).warnings())
                .singleElement()
                .asString()
                .startsWith(name)
                .contains(warning);
    }

    @ParameterizedTest
    @CsvSource({
        "INSTAGRAM_GRAPH_VERSION, v21.0",
        "INSTAGRAM_GRAPH_VERSION, v27.0",
        "INSTAGRAM_FRONTEND_REDIRECT_URI, http://localhost:3000/",
        "CONNECT_CLI_PROFILE_OF_SOMEBODY_ELSE, 1",
        "PATH, /usr/bin"
    })
    void whatIsInOrderIsNotWarnedAbout(String name, String value) {
        assertThat(read(WorkingEnvironment.with(name, value)).warnings()).isEmpty();
    }

    private static Settings read(Map<String, String> environment) {
        return Settings.from(environment, CLOCK);
    }
}
