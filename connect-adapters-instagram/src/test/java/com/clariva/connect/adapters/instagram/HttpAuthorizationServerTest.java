package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.APP_SECRET;
import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAuthorizationServerTest {
    private static final Secret CODE = Secret.of("AQBx-code/with+signs");
    private static final Secret TOKEN = Secret.of("IGAA-token");
    private static final String LONG_LIVED = "{\"access_token\":\"IGAA-long\",\"expires_in\":\"5184000\"}";

    private final AnsweringServer instagram = new AnsweringServer();
    private final AuthorizationServer server = instagram.instagram().authorizationServer();

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    @Test
    void authorizationUrlSaysWhoAsksAndForWhat() {
        HttpUrl url = HttpUrl.get(server.authorizationUrl(new Ticket("state-1")).toString());

        assertThat(url.encodedPath()).isEqualTo("/oauth/authorize");
        assertThat(url.encodedQuery())
                .isEqualTo("client_id=990000000000001"
                        + "&redirect_uri=https%3A%2F%2Fconnect.example.org%2Fapi%2Fv1%2Fsettings%2Finstagram%2Fcallback"
                        + "&response_type=code"
                        + "&scope=instagram_business_basic%2Cinstagram_business_manage_messages"
                        + "%2Cinstagram_business_manage_comments"
                        + "&state=state-1");
    }

    @Test
    void loginIsForcedWhenAskedFor() {
        InstagramSettings settings =
                instagram.settings().withAsking(InstagramSettings.Asking.USUAL.withForceReauth(true));

        String url = InstagramOverHttp.with(settings)
                .authorizationServer()
                .authorizationUrl(new Ticket("state-1"))
                .toString();

        assertThat(url).endsWith("&force_reauth=true");
    }

    @Test
    void authorizationUrlIsInstagramsOwnByDefault() {
        assertThat(InstagramSettings.Addresses.INSTAGRAM.authorizeUrl())
                .hasToString("https://www.instagram.com/oauth/authorize");
        assertThat(InstagramSettings.Addresses.INSTAGRAM.tokenUrl())
                .hasToString("https://api.instagram.com/oauth/access_token");
        assertThat(InstagramSettings.Addresses.INSTAGRAM.graphUrl()).hasToString("https://graph.instagram.com");
    }

    @Test
    void codeTravelsInAFormAndNotInAnAddress() {
        instagram.answers(request -> granted(request, "{\"access_token\":\"IGAA-short\"}"));

        server.exchange(CODE);

        RecordedRequest exchange = instagram.requests().get(0);
        assertThat(exchange.getRequestLine()).isEqualTo("POST /oauth/access_token HTTP/1.1");
        assertThat(exchange.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(exchange.getBody().string(UTF_8))
                .isEqualTo("client_id=990000000000001&client_secret=" + APP_SECRET.reveal()
                        + "&grant_type=authorization_code"
                        + "&redirect_uri=https%3A%2F%2Fconnect.example.org%2Fapi%2Fv1%2Fsettings%2Finstagram%2Fcallback"
                        + "&code=AQBx-code%2Fwith%2Bsigns");
    }

    @Test
    void shortLivedTokenIsExchangedForALongLivedOne() {
        instagram.answers(request -> granted(request, "{\"access_token\":\"IGAA-short\"}"));

        Grant grant = server.exchange(CODE).granted().orElseThrow();

        assertThat(grant.longLivedToken()).isEqualTo(Secret.of("IGAA-long"));
        assertThat(Duration.between(grant.issuedAt(), grant.expiresAt())).isEqualTo(Duration.ofDays(60));
        assertThat(instagram.requests().get(1).getRequestLine())
                .isEqualTo("GET /access_token?grant_type=ig_exchange_token&client_secret=" + APP_SECRET.reveal()
                        + "&access_token=IGAA-short HTTP/1.1");
    }

    @Test
    void lengtheningIsTriedAgainButNotTheCode() {
        AtomicInteger lengthenings = new AtomicInteger();
        instagram.answers(request -> isExchange(request) || lengthenings.incrementAndGet() > 2
                ? granted(request, "{\"access_token\":\"IGAA-short\"}")
                : AnsweringServer.hangUp());

        assertThat(server.exchange(CODE).granted()).isPresent();
        assertThat(instagram.heard())
                .containsExactly(
                        "code_exchange ok",
                        "long_lived_exchange no_answer",
                        "long_lived_exchange no_answer",
                        "long_lived_exchange ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"IGAA-long\"}",
                "{\"access_token\":\"IGAA-long\",\"expires_in\":0}",
                "{\"access_token\":\"IGAA-long\",\"expires_in\":-5}",
                "{\"access_token\":\"IGAA-long\",\"expires_in\":99999999999999999}",
                "{\"access_token\":\" \",\"expires_in\":5184000}",
                "{\"expires_in\":5184000}"
            })
    void longLivedTokenThatDoesNotSayAllIsNoAnswer(String body) {
        instagram.answers(request -> isExchange(request) ? json(200, "{\"access_token\":\"t\"}") : json(200, body));

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class).isThrownBy(() -> server.exchange(CODE));
    }

    @Test
    void tokenRefusedAfterItsCodeWasTakenIsNoRefusalOfTheCode() {
        instagram.answers(request -> isExchange(request)
                ? json(200, "{\"access_token\":\"t\"}")
                : json(400, Payloads.text("oauth/24-error-cannot-parse-token.json")));

        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> server.exchange(CODE))
                .withMessage("long_lived_exchange: Instagram refused with 190");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a,b\"         | a,b",
                "\" a , b ,\"    | a,b",
                "[\"a\",\"b\"]   | a,b",
                "\"\"            | ''",
                "[]              | ''"
            })
    void permissionsComeAsAListOrWithCommas(String permissions, String expected) {
        instagram.answers(request -> granted(request, "{\"access_token\":\"t\",\"permissions\":" + permissions + "}"));

        Optional<Set<String>> granted =
                server.exchange(CODE).granted().orElseThrow().permissions();

        assertThat(granted).contains(expected.isEmpty() ? Set.of() : Set.of(expected.split(",", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"access_token\":\"t\"}", "{\"access_token\":\"t\",\"permissions\":null}"})
    void permissionsThatAreNotNamedAreNotKnown(String body) {
        instagram.answers(request -> granted(request, body));

        assertThat(server.exchange(CODE).granted().orElseThrow().permissions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500, 502, 302})
    void answerThatIsNoErrorBodyRefusesNothing(int status) {
        instagram.answers(json(status, "<html>"));

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class).isThrownBy(() -> server.exchange(CODE));
        assertThat(instagram.requests()).hasSize(1);
    }

    @Test
    void profileIsAskedForWithTheTokenInItsHeader() {
        instagram.answers(json(200, Payloads.text("oauth/30-me-flat-observed.json")));

        server.profile(TOKEN);

        RecordedRequest request = instagram.requests().get(0);
        assertThat(request.getRequestLine())
                .isEqualTo("GET /v25.0/me?fields=id%2Cuser_id%2Cusername%2Cname%2Caccount_type%2Cprofile_picture_url"
                        + " HTTP/1.1");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer IGAA-token");
    }

    @ParameterizedTest
    @CsvSource({
        "Business, BUSINESS",
        "BUSINESS, BUSINESS",
        "Media_Creator, CREATOR",
        "MEDIA_CREATOR, CREATOR",
        "CREATOR, CREATOR",
        "PERSONAL, PERSONAL",
        "SOMETHING_NEW,"
    })
    void accountTypeIsReadWhateverItsCase(String word, AccountType type) {
        instagram.answers(json(
                200,
                "{\"id\":28978671838402975,\"user_id\":17841477965412210,\"username\":\"dr.ada\",\"account_type\":\""
                        + word + "\"}"));

        assertThat(server.profile(TOKEN))
                .isEqualTo(new Profile(
                        new InstagramId("17841477965412210"),
                        Optional.of(new InstagramId("28978671838402975")),
                        "dr.ada",
                        Optional.ofNullable(type),
                        Optional.empty()));
    }

    @Test
    void roundedIdIsNoId() {
        instagram.answers(json(200, "{\"user_id\":1.784147796541221E16,\"username\":\"dr.ada\"}"));

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class).isThrownBy(() -> server.profile(TOKEN));
    }

    private static MockResponse granted(RecordedRequest request, String shortLived) {
        return json(200, isExchange(request) ? shortLived : LONG_LIVED);
    }

    private static boolean isExchange(RecordedRequest request) {
        return request.getUrl().encodedPath().equals("/oauth/access_token");
    }
}
