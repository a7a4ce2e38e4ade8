package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.http.Street.Answer;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request, whatever it asks for. */
class MannersTest {
    private static final String STATUS = "/api/v1/settings/instagram/status";

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void requestKeepsTheNameItBrings() {
        String name = UUID.randomUUID().toString();

        Answer answer = house.street.get(STATUS, "X-Request-ID", name);

        assertThat(answer.header("X-Request-ID")).hasValue(name);
        assertThat(answer.body()).contains("\"requestId\":\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "not a uuid", "6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10 and more"})
    void otherNamesAreReplaced(String name) {
        Answer answer = house.street.get(STATUS, "X-Request-ID", name);

        assertThat(UUID.fromString(answer.header("X-Request-ID").orElseThrow())).isNotNull();
        assertThat(answer.header("X-Request-ID").orElseThrow()).isNotEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {STATUS, "/health/live", "/settings/instagram", "/nowhere", "/webhooks/instagram"})
    void browsersAreToldToBeCareful(String path) {
        Answer answer = house.street.get(path);

        assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
        assertThat(answer.header("Content-Security-Policy")).isPresent();
        assertThat(answer.header("Referrer-Policy")).isPresent();
        assertThat(answer.header("Strict-Transport-Security")).isPresent();
        assertThat(answer.header("Server")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {STATUS, "/settings/instagram", "/webhooks/instagram", "/health", "/nowhere"})
    void headAnswersAsGetWouldWithoutABody(String path) {
        Answer answer = house.street.send("HEAD", path, new byte[0]);

        assertThat(answer.status()).isEqualTo(house.street.get(path).status());
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void unknownAddressIsAnsweredInOurShape() {
        Answer answer = house.street.get("/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.body())
                .matches(
                        "\\{\"success\":false,\"error\":\\{\"code\":\"not_found\",\"message\":\"[^\"]+\",\"statusCode\":404},"
                                + "\"meta\":\\{\"timestamp\":\"2026-09-01T12:00:00Z\",\"requestId\":\"[^\"]+\"}}");
    }

    @Test
    void wrongMethodIsAnsweredInOurShape() {
        Answer answer = house.street.post(STATUS, "");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").orElseThrow()).contains("GET");
        assertThat(answer.body()).contains("\"code\":\"method_not_allowed\"");
    }

    /** A proxy that permits by method would be passed by. */
    @ParameterizedTest
    @CsvSource({
        "GET, DELETE, /api/v1/settings/instagram/disconnect",
        "POST, DELETE, /api/v1/settings/instagram/disconnect",
        "GET, POST, /api/v1/settings/instagram/confirm",
        "HEAD, GET, /api/v1/settings/instagram/callback?code=code-1&state=state-1"
    })
    void methodIsTheOneOfTheRequestLine(String method, String other, String path) {
        house.adaIsConnected();

        for (String header : List.of("X-HTTP-Method-Override", "x-http-method-override")) {
            Answer answer = house.street.send(
                    method, path, new byte[0], header, other, "Authorization", house.bearer(DR_ADA)[1]);

            assertThat(answer.status()).isEqualTo(405);
        }
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/instagram", "/webhooks/instagram/"})
    void wrongMethodForAWebhookIsToldThatPostIsTheRightOne(String path) {
        Answer answer = house.street.send("PUT", path, new byte[0]);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow").orElseThrow().split(", *")).contains("GET", "HEAD", "POST");
        assertThat(house.street.post(STATUS, "").header("Allow").orElseThrow()).doesNotContain("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: here",
                "GET /%2e%2e/%00 HTTP/1.1\r\nHost: here",
                "GET /health/live;a=b HTTP/1.1\r\nHost: here\r\nContent-Length: nonsense",
                "GET /health/live HTTP/1.1",
                "GET /health/live?secret=value HTTP/9.9\r\nHost: here",
                "NONSENSE"
            })
    void requestThatReachesNoRouteLearnsNothing(String head) throws IOException {
        String answer = raw(head);

        assertThat(answer)
                .doesNotContain("Jetty")
                .doesNotContain("jetty")
                .doesNotContain("<")
                .doesNotContain("at org.");
        assertThat(answer).doesNotContain("secret=value");
        assertThat(answer)
                .containsPattern("^HTTP/1.1 [45]0[0-9] ")
                .containsPattern("X-Request-ID: [0-9a-f-]{36}\r\n")
                .contains("\"success\":false");
    }

    @Test
    void requestWithTooLargeAHeadIsRefused() throws IOException {
        String answer = raw("GET /health/live HTTP/1.1\r\nHost: here\r\nX-Filler: " + "x".repeat(20_000));

        assertThat(answer).startsWith("HTTP/1.1 431").contains("\"success\":false");
    }

    @Test
    void allowedFrontEndMayCallWithCredentials() {
        Answer preflight = house.street.send(
                "OPTIONS",
                STATUS,
                new byte[0],
                "Origin",
                HouseOfFakes.ALLOWED_ORIGIN,
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "authorization");
        Answer answer = house.street.get(
                STATUS, "Origin", HouseOfFakes.ALLOWED_ORIGIN, "Authorization", house.bearer(DR_ADA)[1]);

        assertThat(preflight.status()).isBetween(200, 204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).hasValue(HouseOfFakes.ALLOWED_ORIGIN);
        assertThat(preflight.header("Access-Control-Allow-Credentials")).hasValue("true");
        assertThat(preflight.header("Access-Control-Allow-Headers").orElseThrow())
                .contains("Authorization");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(HouseOfFakes.ALLOWED_ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers")).hasValue("X-Request-ID");
        assertThat(answer.header("Vary").orElseThrow()).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.test", "null", "https://app.clariva.test.evil.test", "https://appXclariva.test"})
    void otherOriginsAreNotAllowed(String origin) {
        Answer answer = house.street.get(STATUS, "Origin", origin, "Authorization", house.bearer(DR_ADA)[1]);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    private String raw(String head) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", house.street.port())) {
            socket.getOutputStream().write((head + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
