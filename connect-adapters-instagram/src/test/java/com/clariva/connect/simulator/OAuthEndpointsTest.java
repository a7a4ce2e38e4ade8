package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.simulator.AppUnderTest.Heard;
import com.clariva.connect.simulator.IssuedToken.Grant;
import com.clariva.connect.simulator.IssuedToken.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.MultipartBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OAuthEndpointsTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final AppUnderTest app = new AppUnderTest(
            SimulatedInstagram.start(SimulatorSettings.create().withTime(() -> Instant.parse("2026-11-20T12:00:00Z"))));
    private final SimulatedInstagram instagram = app.instagram;

    @AfterEach
    void close() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "WRAPPED, 01-code-exchange-wrapped-doc",
        "FLAT_ARRAY, 02-code-exchange-flat-observed",
        "FLAT_STRING, 03-code-exchange-flat-string-permissions",
        "WRAPPED_NUMERIC, 04-code-exchange-wrapped-numeric-id",
    })
    void exchangeAnswersInTheShapeOfTheRecordedOne(AnswerShape shape, String recorded) throws IOException {
        instagram.answers(shape);

        JsonNode answer = app.exchangeCode(app.codeFor(DR_EXAMPLE)).json();

        JsonNode expected = recorded("oauth/" + recorded + ".json");
        assertThat(shape.wrapped() ? answer.path("data").path(0).fieldNames() : answer.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        () -> shape.wrapped() ? expected.path("data").path(0).fieldNames() : expected.fieldNames());
        assertThat(answer.findValue("user_id").getNodeType())
                .isEqualTo(expected.findValue("user_id").getNodeType());
        assertThat(answer.findValue("permissions").getNodeType())
                .isEqualTo(expected.findValue("permissions").getNodeType());
        assertThat(answer.findValue("user_id").asText()).isEqualTo(DR_EXAMPLE.appScopedId());
    }

    @Test
    void silentShapeDoesNotMentionPermissions() {
        instagram.answers(AnswerShape.FLAT_SILENT);

        JsonNode answer = app.exchangeCode(app.codeFor(DR_EXAMPLE)).json();

        assertThat(answer.has("permissions")).isFalse();
        assertThat(answer.path("access_token").asText()).startsWith("IGAA");
    }

    @Test
    void multipartFormIsUnderstoodToo() {
        FormBody form = app.exchange(app.codeFor(DR_EXAMPLE)).build();
        MultipartBody.Builder parts = new MultipartBody.Builder().setType(MultipartBody.FORM);
        for (int i = 0; i < form.size(); i++) {
            parts.addFormDataPart(form.name(i), form.value(i));
        }

        Heard answer = app.post(instagram.tokenUrl().toString(), parts.build());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void codeIsGoodOnce() {
        String code = app.codeFor(DR_EXAMPLE);
        app.exchangeCode(code);

        Heard again = app.exchangeCode(code);

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error_message").asText())
                .isEqualTo("Matching code was not found or was already used");
    }

    @Test
    void codeIsGoodForAnHour() {
        String early = app.codeFor(DR_EXAMPLE);
        String late = app.codeFor(DR_EXAMPLE);

        instagram.clock().advance(Duration.ofHours(1).minus(A_SECOND));
        Heard inTime = app.exchangeCode(early);
        instagram.clock().advance(A_SECOND);
        Heard tooLate = app.exchangeCode(late);

        assertThat(inTime.status()).isEqualTo(200);
        assertThat(tooLate.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, 123, Invalid platform app",
        "client_secret, wrong, Invalid platform app",
        "redirect_uri, https://clinic.example/callback/, redirect_uri is identical",
        "code, never-issued, Matching code was not found",
    })
    void exchangeIsRefusedInWords(String name, String value, String words) {
        FormBody good = app.exchange(app.codeFor(DR_EXAMPLE)).build();
        FormBody.Builder bad = new FormBody.Builder();
        for (int i = 0; i < good.size(); i++) {
            bad.add(good.name(i), good.name(i).equals(name) ? value : good.value(i));
        }

        Heard answer = app.post(instagram.tokenUrl().toString(), bad.build());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error_type").asText()).isEqualTo("OAuthException");
        assertThat(answer.json().path("error_message").asText()).contains(words);
    }

    @Test
    void getInsteadOfPostIsUnsupported() {
        JsonNode error = app.get("/oauth/access_token?code=x").json().path("error");

        assertThat(error.path("message").asText()).isEqualTo("Unsupported request - method type: get");
        assertThat(error.path("code").asInt()).isEqualTo(100);
    }

    @Test
    void longLivedTokenIsTradedForALivingShortOneAndTheSecret() {
        String shortLived = instagram
                .tokens()
                .issue(new Grant(DR_EXAMPLE, Kind.SHORT_LIVED, SimulatedInstagram.ALL_PERMISSIONS))
                .value();

        Heard wrongSecret =
                app.get("/access_token?grant_type=ig_exchange_token&client_secret=no&access_token=" + shortLived);
        Heard traded = app.exchangeToken(shortLived);
        instagram.clock().advance(Duration.ofHours(1));
        Heard tooLate = app.exchangeToken(shortLived);

        assertThat(wrongSecret.errorCode()).isEqualTo("101/-");
        assertThat(traded.json().fieldNames()).toIterable().containsExactly("access_token", "token_type", "expires_in");
        assertThat(traded.json().path("expires_in").asLong()).isEqualTo(5_183_944);
        assertThat(tooLate.errorCode()).isEqualTo("190/463");
    }

    @Test
    void tokenInAHeaderIsNotSeenByTheTokenEndpoints() {
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);
        instagram.clock().advance(Duration.ofHours(24));

        Heard answer = app.get("/refresh_access_token?grant_type=ig_refresh_token", token);

        assertThat(answer.errorCode()).isEqualTo("190/-");
    }

    @Test
    void tokenCanBeRefreshedOnceItIsADayOld() {
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);

        instagram.clock().advance(Duration.ofHours(24).minus(A_SECOND));
        Heard tooEarly = app.refresh(token.value());
        instagram.clock().advance(A_SECOND);
        Heard refreshed = app.refresh(token.value());

        assertThat(tooEarly.errorCode()).isEqualTo("100/-");
        assertThat(refreshed.json().path("access_token").asText()).isNotEqualTo(token.value());
        assertThat(instagram.tokens().all().get(1).expiresAt())
                .isEqualTo(instagram.clock().instant().plus(Tokens.LONG));
    }

    @Test
    void tokenDiesAfterItsSixtyDays() {
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);

        instagram.clock().advance(Tokens.LONG.minus(A_SECOND));
        Heard alive = app.get("/me?fields=id", token);
        instagram.clock().advance(A_SECOND);
        Heard dead = app.get("/me?fields=id", token);
        Heard refresh = app.refresh(token.value());

        assertThat(alive.status()).isEqualTo(200);
        assertThat(dead.errorCode()).isEqualTo("190/463");
        assertThat(dead.json().path("error").path("message").asText())
                .startsWith("Error validating access token: Session has expired on ");
        assertThat(refresh.errorCode()).isEqualTo("190/463");
    }

    @Test
    void refreshMayKeepTheTextOfTheToken() {
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);
        instagram.refreshKeepsToken(true);
        instagram.clock().advance(Duration.ofDays(50));

        Heard refreshed = app.refresh(token.value());
        instagram.clock().advance(Duration.ofDays(50));

        assertThat(refreshed.json().path("access_token").asText()).isEqualTo(token.value());
        assertThat(app.get("/me", token).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(TokenDeath.class)
    void killedTokensAreRefusedWithTheReasonAndNewOnesAreGood(TokenDeath death) {
        IssuedToken old = instagram.issueToken(DR_EXAMPLE);
        IssuedToken other = instagram.issueToken(Sample.CLINIC);

        instagram.killTokens(DR_EXAMPLE, death);
        IssuedToken fresh = instagram.issueToken(DR_EXAMPLE);

        assertThat(app.get("/me", old).errorCode()).isEqualTo("190/" + death.subcode());
        assertThat(app.get("/me", other).status()).isEqualTo(200);
        assertThat(app.get("/me", fresh).status()).isEqualTo(200);
    }

    @Test
    void shortLivedTokenCannotBeRefreshed() {
        IssuedToken token = instagram.tokens().issue(new Grant(DR_EXAMPLE, Kind.SHORT_LIVED, Set.of()));

        assertThat(app.refresh(token.value()).errorCode()).isEqualTo("100/-");
    }

    @Test
    void anyTextCanBeMadeATokenAndOneTokenCanDieAlone() {
        IssuedToken adopted = instagram.tokens().adopt("IGAA-of-the-test", Grant.longLived(DR_EXAMPLE));
        IssuedToken other = instagram.issueToken(DR_EXAMPLE);
        int before = app.get("/me", adopted).status();

        instagram.tokens().kill(adopted, TokenDeath.CHECKPOINT);

        assertThat(before).isEqualTo(200);
        assertThat(app.get("/me", adopted).errorCode()).isEqualTo("190/459");
        assertThat(app.get("/me", other).status()).isEqualTo(200);
    }

    @Test
    void accountWithoutARoleGivesCodesAndNothingElse() {
        instagram.tokens().access(DR_EXAMPLE, AppAccess.NO_ROLE);
        IssuedToken token = instagram.issueToken(DR_EXAMPLE);

        assertThat(app.get("/me", token).errorCode()).isEqualTo("100/-");
        instagram.tokens().access(DR_EXAMPLE, AppAccess.CHECKPOINT);
        assertThat(app.get("/me", token).errorCode()).isEqualTo("190/459");
        instagram.tokens().access(DR_EXAMPLE, AppAccess.GRANTED);
        assertThat(app.get("/me", token).status()).isEqualTo(200);
    }

    private static JsonNode recorded(String name) throws IOException {
        try (InputStream file = OAuthEndpointsTest.class.getResourceAsStream("/payloads/" + name)) {
            assertThat(file).isNotNull();
            return Json.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .orElseThrow();
        }
    }
}
