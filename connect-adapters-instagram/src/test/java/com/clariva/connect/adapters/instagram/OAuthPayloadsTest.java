package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.NOW;
import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded answer of the token endpoints and the graph, and what is made of it. */
class OAuthPayloadsTest {
    private static final Secret CODE = Secret.of("AQBx-code");
    private static final Secret TOKEN = Secret.of("IGAA-token");
    private static final InstagramId EXCHANGE_ID = new InstagramId("24500000000000001");
    private static final Set<String> READ = Set.of("instagram_business_basic");
    private static final Set<String> READ_AND_ANSWER =
            Set.of("instagram_business_basic", "instagram_business_manage_messages");

    private static final Map<String, Set<String>> GRANTED = Map.of(
            "01-code-exchange-wrapped-doc.json", READ_AND_ANSWER,
            "02-code-exchange-flat-observed.json", READ_AND_ANSWER,
            "03-code-exchange-flat-string-permissions.json", READ_AND_ANSWER,
            "04-code-exchange-wrapped-numeric-id.json", READ);

    private static final Set<String> CODE_REFUSED = Set.of(
            "10-error-code-used.json",
            "11-error-redirect-mismatch.json",
            "12-error-wrong-app.json",
            "13-error-get-instead-of-post.json");

    private static final Map<String, String> LONG_LIVED = Map.of(
            "20-long-lived.json", "IGAAsyntheticLong/5183944",
            "21-refresh.json", "IGAAsyntheticLong2/5183999");

    private static final Map<String, String> TOKEN_REFUSED = Map.of(
            "22-refresh-error-expired.json", "190/463",
            "23-error-password-changed.json", "190/460",
            "24-error-cannot-parse-token.json", "190");

    private static final Map<String, Profile> PROFILES = Map.of(
            "30-me-flat-observed.json",
            new Profile(
                    new InstagramId("17841400000000001"),
                    Optional.of(EXCHANGE_ID),
                    "dr.example",
                    Optional.of(AccountType.BUSINESS),
                    Optional.of("https://scontent.cdninstagram.com/v/t51/synthetic.jpg")),
            "31-me-wrapped-doc.json",
            new Profile(
                    new InstagramId("17841400000000001"),
                    Optional.empty(),
                    "dr.example",
                    Optional.empty(),
                    Optional.empty()));

    private static final Set<String> SUCCESS = Set.of("40-subscribed_apps-post.json", "43-subscribed_apps-delete.json");

    private static final Map<String, Boolean> SUBSCRIBED =
            Map.of("41-subscribed_apps-get.json", true, "42-subscribed_apps-get-empty.json", false);

    /** A person's profile is not asked for. As an answer to /me it lacks the identity. */
    private static final Set<String> NO_ACCOUNT = Set.of("50-igsid-profile.json");

    private final AnsweringServer instagram = new AnsweringServer();
    private final InstagramOverHttp house = instagram.instagram();

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    @Test
    void everyRecordedAnswerIsExpectedToBeSomething() {
        assertThat(Stream.of(
                                GRANTED.keySet(),
                                CODE_REFUSED,
                                LONG_LIVED.keySet(),
                                TOKEN_REFUSED.keySet(),
                                PROFILES.keySet(),
                                SUCCESS,
                                SUBSCRIBED.keySet(),
                                NO_ACCOUNT)
                        .flatMap(Set::stream))
                .containsExactlyInAnyOrderElementsOf(Payloads.names("oauth"));
    }

    @ParameterizedTest
    @MethodSource("granted")
    void codeExchangeIsUnderstoodInEveryShape(String name) {
        instagram.answers(request -> request.getUrl().encodedPath().equals("/access_token")
                ? recorded(200, "20-long-lived.json")
                : recorded(200, name));

        Grant grant = house.authorizationServer().exchange(CODE).granted().orElseThrow();

        assertThat(grant)
                .isEqualTo(new Grant(
                        Secret.of("IGAAsyntheticLong"),
                        NOW,
                        NOW.plusSeconds(5_183_944),
                        Optional.of(EXCHANGE_ID),
                        Optional.ofNullable(GRANTED.get(name))));
        assertThat(instagram.requests().get(1).getUrl().queryParameter("access_token"))
                .isEqualTo("IGAAsyntheticShort");
    }

    @ParameterizedTest
    @MethodSource("codeRefused")
    void refusedCodeIsNoGrant(String name) {
        instagram.answers(recorded(400, name));

        assertThat(house.authorizationServer().exchange(CODE).granted()).isEmpty();
        assertThat(instagram.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("longLived")
    void longLivedTokenLastsAsLongAsItSays(String name) {
        instagram.answers(request -> request.getUrl().encodedPath().equals("/access_token")
                ? recorded(200, name)
                : recorded(200, "02-code-exchange-flat-observed.json"));

        Grant grant = house.authorizationServer().exchange(CODE).granted().orElseThrow();

        Duration lifetime = Duration.between(grant.issuedAt(), grant.expiresAt());
        assertThat(grant.longLivedToken().reveal() + "/" + lifetime.toSeconds()).isEqualTo(LONG_LIVED.get(name));
    }

    @ParameterizedTest
    @MethodSource("tokenRefused")
    void deadTokenNeedsAReconnect(String name) {
        instagram.answers(recorded(400, name));

        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> house.authorizationServer().profile(TOKEN))
                .withMessage("profile: Instagram refused with " + TOKEN_REFUSED.get(name))
                .returns(Refusal.RECONNECT_NEEDED, ConnectException.InstagramRefused::refusal);
        assertThat(instagram.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void profileIsUnderstoodInEveryShape(String name) {
        instagram.answers(recorded(200, name));

        assertThat(house.authorizationServer().profile(TOKEN)).isEqualTo(PROFILES.get(name));
    }

    @Test
    void profileOfAPersonIsNoAccount() {
        instagram.answers(recorded(200, "50-igsid-profile.json"));

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class)
                .isThrownBy(() -> house.authorizationServer().profile(TOKEN));
    }

    @Test
    void successIsSuccess() {
        instagram.answers(recorded(200, "40-subscribed_apps-post.json"));
        house.subscriptions().subscribe(TOKEN);

        instagram.answers(recorded(200, "43-subscribed_apps-delete.json"));
        house.subscriptions().unsubscribe(TOKEN);

        assertThat(instagram.heard()).containsExactly("subscribe ok", "unsubscribe ok");
    }

    @Test
    void subscriptionIsJudgedByItsFields() {
        SUBSCRIBED.forEach((name, subscribed) -> {
            instagram.answers(recorded(200, name));

            assertThat(house.subscriptions().isSubscribed(TOKEN)).isEqualTo(subscribed);
        });
    }

    static Stream<String> granted() {
        return new TreeMap<>(GRANTED).keySet().stream();
    }

    static Stream<String> codeRefused() {
        return CODE_REFUSED.stream().sorted();
    }

    static Stream<String> longLived() {
        return new TreeMap<>(LONG_LIVED).keySet().stream();
    }

    static Stream<String> tokenRefused() {
        return new TreeMap<>(TOKEN_REFUSED).keySet().stream();
    }

    static Stream<String> profiles() {
        return new TreeMap<>(PROFILES).keySet().stream();
    }

    private static MockResponse recorded(int status, String name) {
        return json(status, Payloads.text("oauth/" + name));
    }
}
