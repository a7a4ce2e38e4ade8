package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.HouseOfFakes.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.SignedPetition;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivacyRoutesTest {
    private static final String DEAUTHORIZE = "/instagram/deauthorize";
    private static final String DELETION = "/instagram/data-deletion";
    private static final InstagramId APP_SCOPED = new InstagramId("55841400000000001");

    private final HouseOfFakes house = new HouseOfFakes();

    @BeforeEach
    void link() {
        house.adaIsConnected();
        house.clock.advance(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void deauthorizedAccountIsDisconnected() {
        Answer answer = post(DEAUTHORIZE, petition());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void deletionIsConfirmedInMetasShape() throws JsonProcessingException {
        Answer answer = post(DELETION, petition());

        JsonNode body = new JsonMapper().readTree(answer.body());
        String code = body.get("confirmation_code").asText();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(body.properties()).hasSize(2);
        assertThat(code).matches("[0-9a-z]{32}");
        assertThat(body.get("url").asText()).isEqualTo("https://connect.clariva.test/instagram/data-deletion/" + code);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }

    @Test
    void repeatedDeletionIsConfirmedByTheSameCode() {
        String petition = petition();

        assertThat(post(DELETION, petition).body())
                .isEqualTo(post(DELETION, petition).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {DEAUTHORIZE, DELETION})
    void unknownAccountIsAnsweredLikeAKnownOne(String path) {
        String petition = SignedPetition.about(new InstagramId("404"), house.clock.instant(), APP_SECRET);

        Answer answer = post(path, petition);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {DEAUTHORIZE, DELETION})
    void signatureOfAnotherIsRefused(String path) {
        Answer answer =
                post(path, SignedPetition.about(APP_SCOPED, house.clock.instant(), Secret.of("somebody else's")));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("signed_request_invalid").doesNotContain(APP_SCOPED.value());
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signed_request=", "signed_request=x", "signed_request=a.b"})
    void whatIsNoSignedRequestIsRefused(String form) {
        for (String path : List.of(DEAUTHORIZE, DELETION)) {
            Answer answer = house.street.post(path, form, "Content-Type", "application/x-www-form-urlencoded");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("signed_request_malformed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed_request=%00", "signed_request=%FF", "signed_request=%zz", "signed_request=%4"})
    void whatIsNoFormIsRefused(String form) {
        for (String path : List.of(DEAUTHORIZE, DELETION)) {
            Answer answer = house.street.post(path, form, "Content-Type", "application/x-www-form-urlencoded");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("form_malformed");
        }
    }

    /** If Meta came to send them in another form, the operator would have to see it. */
    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, signed_request=%zz, 400",
        "application/x-www-form-urlencoded; charset=nope, signed_request=a.b, 415",
        "multipart/form-data; boundary=x, --x--, 415",
        "application/x-www-form-urlencoded, signed_request=a&signed_request=b, 400",
        "application/x-www-form-urlencoded, other=a, 400"
    })
    void whatBringsNoSignedRequestIsCounted(String type, String body, int status) {
        for (String path : List.of(DEAUTHORIZE, DELETION)) {
            assertThat(house.street.post(path, body, "Content-Type", type).status())
                    .isEqualTo(status);
        }

        house.work();
        await().untilAsserted(() -> assertThat(house.storage.auditLog().entries())
                .extracting(entry -> entry.action() + " " + entry.outcome())
                .contains("INSTAGRAM_DEAUTHORIZED malformed", "DATA_DELETION malformed"));
    }

    @Test
    void twoSignedRequestsAtOnceAreNone() {
        String form = "signed_request=" + petition() + "&signed_request=" + petition();

        Answer answer = house.street.post(DELETION, form, "Content-Type", "application/x-www-form-urlencoded");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isPresent();
    }

    @Test
    void signedRequestInTheAddressIsNotRead() {
        Answer answer = house.street.post(DELETION + "?signed_request=" + petition(), "");

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {DEAUTHORIZE, DELETION})
    void databaseThatIsAwayIsToldSoThatMetaTriesAgain(String path) {
        house.storage.outage().begin();

        Answer answer = post(path, petition());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
    }

    @Test
    void statusPageSaysHowFarTheDeletionIs() {
        String code = codeOf(post(DELETION, petition()));

        Answer page = house.street.get(DELETION + "/" + code);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy").orElseThrow()).contains("default-src 'none'");
        assertThat(page.body())
                .contains("Your data is being deleted.", "1 September 2026, 12:05 UTC")
                .doesNotContain(ADAS_PRACTICE.value(), APP_SCOPED.value(), DR_ADA.toString(), "name-ada");
    }

    @Test
    void statusPageSaysWhenEverythingIsDeleted() {
        String code = codeOf(post(DELETION, petition()));
        house.storage
                .deletionRequests()
                .unfinished(10)
                .forEach(deletion -> house.storage.deletionRequests().finish(deletion.code()));

        assertThat(house.street.get(DELETION + "/" + code).body()).contains("Everything is deleted.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "x", "%3Cscript%3E", "..%2F", "0"})
    void codeThatNobodyWasGivenIsUnknown(String code) {
        Answer page = house.street.get(DELETION + "/" + code);

        assertThat(page.status()).isIn(400, 404);
        assertThat(page.body()).doesNotContain("<script>");
    }

    private String petition() {
        return SignedPetition.about(APP_SCOPED, house.clock.instant(), APP_SECRET);
    }

    private Answer post(String path, String petition) {
        return house.street.post(
                path,
                "signed_request=" + URLEncoder.encode(petition, UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String codeOf(Answer answer) {
        return answer.body().replaceAll("^.*\"confirmation_code\":\"(\\w+)\".*$", "$1");
    }
}
