package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.linking.ExchangeOutcome;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which no it was is handed on; what Instagram wrote is not. */
class RefusingInstagramTest {
    private static final Secret CODE = Secret.of("AQBx-code");
    private static final Secret TOKEN = Secret.of("IGAA-token");
    private static final InstagramId ADA = new InstagramId("17841400000000001");
    private static final InstagramId JANE = new InstagramId("1234567890123456");
    private static final String SHORT_LIVED = "{\"access_token\":\"IGAA-short\"}";

    private final AnsweringServer instagram = new AnsweringServer();
    private final InstagramOverHttp house = instagram.instagram();

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "100 | -       | Unsupported request - method type: get          | BUG                | UNSUPPORTED_REQUEST",
                "100 | -       | アプリ                                          | BUG                | UNSUPPORTED_REQUEST",
                "10  | -       | permission                                      | PERMISSION_MISSING | PERMISSION_MISSING",
                "200 | -       | permission                                      | PERMISSION_MISSING | PERMISSION_MISSING",
                "3   | -       | capability                                      | PERMISSION_MISSING | PERMISSION_MISSING",
                "190 | -       | Invalid OAuth access token - Cannot parse access token | RECONNECT_NEEDED | TOKEN_NOT_PARSED",
                "190 | 459     | checkpoint                                      | RECONNECT_NEEDED   | CHECKPOINT",
                "190 | 464     | unconfirmed                                     | RECONNECT_NEEDED   | CHECKPOINT",
                "190 | 460     | password                                        | RECONNECT_NEEDED   | OTHER",
                "101 | -       | Error validating application.                   | BUG                | WRONG_APP_SECRET",
                "777 | -       | something new                                   | BUG                | UNKNOWN_CODE"
            })
    void refusalSaysWhichCodeItWas(int code, Integer subcode, String text, Refusal refusal, ErrorCause cause) {
        String error = "{\"error\":{\"message\":\"" + text + "\",\"code\":" + code
                + (subcode == null ? "" : ",\"error_subcode\":" + subcode) + "}}";
        instagram.answers(request -> request.getUrl().encodedPath().equals("/oauth/access_token")
                ? json(200, SHORT_LIVED)
                : json(400, error));
        InstagramError expected =
                InstagramError.of("long_lived_exchange", subcode == null ? "" + code : code + "/" + subcode, cause);

        ConnectException.InstagramRefused refused = catchThrowableOfType(
                ConnectException.InstagramRefused.class,
                () -> house.authorizationServer().exchange(CODE));

        assertThat(refused.refusal()).isEqualTo(refusal);
        assertThat(refused.error()).isEqualTo(expected);
        assertThat(refused).message().doesNotContain(text);
    }

    @ParameterizedTest
    @CsvSource({
        "oauth/10-error-code-used.json, OAuthException/400, CODE_USED_OR_EXPIRED",
        "oauth/11-error-redirect-mismatch.json, OAuthException/400, REDIRECT_URI_MISMATCH",
        "oauth/12-error-wrong-app.json, OAuthException/400, INVALID_PLATFORM_APP",
        "oauth/13-error-get-instead-of-post.json, 100, UNSUPPORTED_REQUEST"
    })
    void refusedCodeSaysWhatIsBehindIt(String payload, String code, ErrorCause cause) {
        instagram.answers(json(400, Payloads.text(payload)));

        assertThat(house.authorizationServer().exchange(CODE))
                .isEqualTo(new ExchangeOutcome.CodeRefused(InstagramError.of("code_exchange", code, cause)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | <html>Too many</html>",
                "429 | {\"error_type\":\"OAuthRateLimitException\",\"code\":429}",
                "400 | {\"error_type\":\"OAuthRateLimitException\",\"code\":429,\"error_message\":\"x\"}",
                "400 | {\"error_type\":\"OAuthException\",\"code\":\"429\"}",
                "400 | {\"error\":{\"type\":\"OAuthRateLimitException\",\"message\":\"x\"}}",
                "403 | {\"error\":{\"type\":\"OAuthException\",\"code\":429}}",
                "400 | {\"error\":{\"code\":4.0}}"
            })
    void throttledSignInIsMadeOnceAndSaysWhenToComeBack(int status, String body) {
        instagram.answers(
                json(status, body).newBuilder().setHeader("Retry-After", "90").build());

        ConnectException.InstagramRefused refused = catchThrowableOfType(
                ConnectException.InstagramRefused.class,
                () -> house.authorizationServer().exchange(CODE));

        assertThat(refused.refusal()).isEqualTo(Refusal.THROTTLED);
        assertThat(refused.retryAfter()).contains(Duration.ofSeconds(90));
        assertThat(refused.error().cause()).isEqualTo(ErrorCause.THROTTLED);
        assertThat(instagram.heard()).containsExactly("code_exchange throttled");
    }

    @Test
    void nobodyIsSentAwayForLongerThanADay() {
        instagram.answers(
                json(429, "").newBuilder().setHeader("Retry-After", "999999999").build());

        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> house.authorizationServer().profile(TOKEN))
                .satisfies(refused -> assertThat(refused.retryAfter()).contains(Duration.ofDays(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"username\":\"dr.ada\"} | user_id",
                "{\"user_id\":1.7841400000000001E16,\"username\":\"dr.ada\"} | user_id",
                "{\"user_id\":\"1\"} | username",
                "{\"user_id\":\"1\",\"username\":\"\\u0000\"} | username",
                "{\"user_id\":\"1\",\"username\":[\"dr.ada\"]} | username"
            })
    void fieldThatIsMissingIsNamed(String body, String field) {
        instagram.answers(json(200, body));

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class)
                .isThrownBy(() -> house.authorizationServer().profile(TOKEN))
                .withMessage("profile: no " + field + " that can be used");
    }

    @Test
    void nameIsTakenWithoutWhatNoStoreKeeps() {
        instagram.answers(json(200, """
                {"user_id":"17841400000000001","username":"dr\\u0000\\ud800x\\n",
                "profile_picture_url":"https://cdn.example/\\u0000.jpg"}"""));

        Profile profile = house.authorizationServer().profile(TOKEN);

        assertThat(profile.username()).isEqualTo("drx");
        assertThat(profile.pictureUrl()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IGL\\u00e4NG", "IGAA\\r\\nX: y", "IGAA x", "", " ", "\\ud800"})
    void tokenThatNoHeaderCanCarryIsNoToken(String token) {
        String body = "{\"access_token\":\"" + token + "\",\"expires_in\":5183944}";
        instagram.answers(request -> request.getUrl().encodedPath().equals("/oauth/access_token")
                ? json(200, SHORT_LIVED)
                : json(200, body));

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class)
                .isThrownBy(() -> house.authorizationServer().exchange(CODE))
                .withMessage("long_lived_exchange: no access_token that can be used");
        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class)
                .isThrownBy(() -> house.tokenRefresher().refresh(TOKEN))
                .withMessage("token_refresh: no access_token that can be used");
    }

    @Test
    void storedTokenThatNoHeaderCanCarryIsRefusedWithoutACall() {
        Secret malformed = Secret.of("IGL\u00e4NG");

        assertThat(house.directMessages().send(new Sender(ADA, malformed), JANE, Content.text("Hi"), Tag.NONE))
                .isEqualTo(new SendOutcome.Refused(Refusal.RECONNECT_NEEDED));
        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> house.subscriptions().subscribe(malformed))
                .returns(Refusal.RECONNECT_NEEDED, ConnectException.InstagramRefused::refusal);
        assertThat(instagram.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5183944", "5183944.0", "\"5183944\"", "\"5183944.0\"", "5.183944e6"})
    void lifetimeIsReadHoweverItIsWritten(String seconds) {
        instagram.answers(json(200, "{\"access_token\":\"IGAA-new\",\"expires_in\":" + seconds + "}"));

        assertThat(house.tokenRefresher().refresh(TOKEN).expiresAt())
                .isEqualTo(AnsweringServer.NOW.plusSeconds(5_183_944));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"success\":false} | success false",
                "{\"success\":null} | success is missing",
                "{} | success is missing"
            })
    void subscriptionThatIsNotConfirmedIsSaidSo(String body, String said) {
        instagram.answers(json(200, body));

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class)
                .isThrownBy(() -> house.subscriptions().subscribe(TOKEN))
                .withMessage("subscribe: Instagram did not confirm it, " + said);
    }

    @Test
    void fieldsThatInstagramAllowsAreToldToWhoReadsTheLog() {
        instagram.answers(json(400, """
                {"error":{"message":"(#100) Param subscribed_fields[0] must be one of {MESSAGES, messages, comments} - got \\"x\\"",
                "type":"OAuthException","code":100}}"""));

        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> house.subscriptions().subscribe(TOKEN))
                .withMessage("subscribe: Instagram refused with 100; allowed are messages, comments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m\\u0000", "\\ud800", " ", ""})
    void sentMessageWithAnIdThatCannotBeStoredIsUnknownAfterOneCall(String id) {
        instagram.answers(json(200, "{\"message_id\":\"" + id + "\"}"));

        assertThat(house.directMessages().send(new Sender(ADA, TOKEN), JANE, Content.text("Hi"), Tag.NONE))
                .isEqualTo(new SendOutcome.Unanswered());
        assertThat(instagram.requests()).hasSize(1);
    }
}
