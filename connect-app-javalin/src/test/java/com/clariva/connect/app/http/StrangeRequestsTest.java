package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Requests as no client of ours sends them: none of them is a failure of ours, and none fills the log. */
class StrangeRequestsTest {
    private static final int FLOOD = 2000;
    private static final long MOST_LOGGED = 100_000;

    private static final List<String> QUERIES = List.of(
            "?%zz",
            "?a=%zz",
            "?state=%00",
            "?state=%ff%fe",
            "?code=%zz&state=%00",
            "?limit=%ff",
            "?=&&=",
            "?%",
            "?a=%4",
            "?error=%00&error_description=%ff",
            "?hub.mode=subscribe&hub.challenge=%00&hub.verify_token=%ff",
            "?doctor=%00&account=%00&content=%00&reason=%00&error=%00",
            "?finish=%00",
            "?" + "a&".repeat(2000));
    private static final List<String> HEADERS = List.of(
            "Cookie: connect_browser=\u0000",
            "Cookie: =; ;;connect_session=%zz",
            "Authorization: Bearer ",
            "Authorization: \u00ff\u009b",
            "X-Request-ID: \u009b31m",
            "Accept: text/html\u0080",
            "Origin: %zz",
            "X-Forwarded-For: \u00ff,,",
            "Content-Type: \u00ff",
            "Host: here",
            "Host: \u009b",
            "Content-Length: -1",
            "Transfer-Encoding: nonsense",
            "Expect: nonsense",
            "Idempotency-Key: \u00ff",
            "traceparent: %zz",
            "Sec-Fetch-Site: \u00ff",
            "If-None-Match: \u00ff",
            "Range: bytes=\u00ff",
            "A\u0001: b",
            ": empty",
            "no colon");

    private final HouseOfFakes house = new HouseOfFakes();
    private final AtomicLong logged = new AtomicLong();
    private final Appender appender = new Appender();

    @BeforeEach
    void listen() {
        house.adaIsConnected();
        appender.start();
        root().addAppender(appender);
    }

    @AfterEach
    void close() {
        root().detachAppender(appender);
        house.close();
    }

    @Test
    void noQueryIsAFailureOfOurs() throws IOException {
        for (String route : gets()) {
            for (String query : QUERIES) {
                for (String who : credentials()) {
                    assertNotOurs("GET " + route + query + " HTTP/1.1\r\nHost: here" + who);
                }
            }
        }
    }

    @Test
    void noHeaderIsAFailureOfOurs() throws IOException {
        for (String route : gets()) {
            for (String header : HEADERS) {
                assertNotOurs("GET " + route + " HTTP/1.1\r\nHost: here\r\n" + header);
            }
        }
    }

    @Test
    void noPathIsAFailureOfOurs() throws IOException {
        for (String path : List.of(
                "/instagram/data-deletion/%00",
                "/instagram/data-deletion/%ff",
                "/api/v1/events/%00",
                "/ops/events/%ff",
                "/api/v1/doctors/%00/instagram",
                "/api/v1/events/%zz",
                "//",
                "/;a=%00",
                "*",
                "http://[::1",
                "/%2e%2e/%00",
                "/openapi/%00",
                "/settings/instagram/%ff",
                "/ops/ops.js%00")) {
            for (String who : credentials()) {
                assertNotOurs("GET " + path + " HTTP/1.1\r\nHost: here" + who);
                assertNotOurs("POST " + path + " HTTP/1.1\r\nHost: here\r\nContent-Length: 0" + who);
            }
        }
    }

    static Stream<String> floods() {
        return Stream.of(
                "GET /api/v1/settings/instagram/callback?code=a&state=b HTTP/1.1\r\nHost: here\r\n\r\n",
                form("signed_request=a.b"),
                form("signed_request=%ff"),
                "POST /instagram/deauthorize HTTP/1.1\r\nHost: here\r\nContent-Type: multipart/form-data\r\n"
                        + "Content-Length: 0\r\n\r\n",
                "GET /api/v1/events?state=%00 HTTP/1.1\r\nHost: here\r\n\r\n",
                "POST /webhooks/instagram HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("floods")
    void floodIsCountedAndNotWrittenDown(String request) throws IOException {
        try (RawConnection connection = new RawConnection(house.street.port())) {
            for (int sent = 0; sent < FLOOD; sent++) {
                assertThat(connection.send(request).read().orElseThrow().status())
                        .isLessThan(500);
            }
        }

        assertThat(logged.get()).isLessThan(MOST_LOGGED);
    }

    @Test
    void whatTheServerRefusesByItselfIsNotWrittenDownEither() throws IOException {
        for (int sent = 0; sent < 300; sent++) {
            answer("GET /" + "x".repeat(3000) + " HTTP/1.1\r\nHost: here\r\nHost: there");
            answer("GET / HTTP/1.1\r\nHost: \u009b31m");
        }

        assertThat(logged.get()).isLessThan(MOST_LOGGED);
    }

    private void assertNotOurs(String head) throws IOException {
        Optional<RawConnection.Answer> answer = answer(head);

        assertThat(answer.map(RawConnection.Answer::status))
                .as(head)
                .hasValueSatisfying(status -> assertThat(status).isBetween(200, 499));
    }

    private Optional<RawConnection.Answer> answer(String head) throws IOException {
        try (RawConnection connection = new RawConnection(house.street.port())) {
            return connection
                    .send((head + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1))
                    .read();
        }
    }

    private List<String> gets() {
        return house.routes().stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring("GET ".length()).replaceAll("\\{[^}]*}|<[^>]*>", "0"))
                .filter(route -> !route.contains("*"))
                .toList();
    }

    private List<String> credentials() {
        return List.of(
                "",
                "\r\nAuthorization: " + house.bearer(DR_ADA)[1],
                "\r\nAuthorization: Bearer " + HouseOfFakes.OPERATOR_KEY.reveal(),
                "\r\nAuthorization: Bearer " + HouseOfFakes.SERVICE_KEY.reveal());
    }

    private static String form(String body) {
        return RawConnection.request(
                "POST /instagram/deauthorize HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded", body);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private final class Appender extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent line) {
            long stack = line.getThrowableProxy() == null
                    ? 0
                    : ThrowableProxyUtil.asString(line.getThrowableProxy()).length();
            logged.addAndGet(100 + line.getFormattedMessage().length() + stack);
        }
    }
}
