package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.clariva.connect.app.http.RawConnection.Answer;
import com.clariva.connect.core.event.DoctorId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A proxy sends the requests of many people over one connection. Whatever one of them sends, the next ones get their
 * own answers, each exactly one, and no thread and no log is kept busy afterwards.
 */
class SharedConnectionTest {
    private static final String STATUS = "GET /api/v1/settings/instagram/status HTTP/1.1";
    private static final int ROUNDS = 1000;
    private static final long MOST_LOGGED = 1_000_000;

    private static final List<BadBody> BAD_BODIES = List.of(
            multipart("--x\r\nContent-Disposition: form-data; name=\"signed_request\"\r\n\r\n1\r\n"),
            multipart(""),
            multipart("--x\r\n\r\nnameless\r\n--x--\r\n"),
            multipart("--x\r\nContent-Disposition: form-data; name=\"a\"\r\nX: " + "x".repeat(9000) + "\r\n\r\n1\r\n"),
            multipart("--x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=nope\r\n"
                    + "\r\n1\r\n--x--\r\n"),
            multipart("--x\r\nContent-Disposition: form-data; name=\"_charset_\"\r\n\r\nnope\r\n--x--\r\n"),
            multipart("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n".repeat(1100) + "--x--\r\n"),
            multipart("--x\r\nContent-Disposition: form-data; name=\"signed_request\"\r\n\r\na.b\r\n--x--\r\n"),
            new BadBody("multipart/form-data", "a=b"),
            new BadBody("multipart/mixed; boundary=x", "--x--\r\n"),
            new BadBody("application/x-www-form-urlencoded; charset=nope", "signed_request=a.b"),
            new BadBody("application/x-www-form-urlencoded; charset=\"", "signed_request=a.b"),
            new BadBody("application/x-www-form-urlencoded; charset=utf-16", "signed_request=a.b"),
            new BadBody("application/x-www-form-urlencoded", "signed_request=%zz"),
            new BadBody("application/x-www-form-urlencoded", "signed_request=%ff%fe"),
            new BadBody("application/x-www-form-urlencoded", "signed_request=%00"),
            new BadBody("application/x-www-form-urlencoded", "a&".repeat(5000)),
            new BadBody("application/x-www-form-urlencoded", "a=" + "b".repeat(100_000)),
            new BadBody("application/json; charset=nope", "{}"),
            new BadBody("application/json", "{"),
            new BadBody("text/plain", "signed_request=a.b"),
            new BadBody("nonsense", "signed_request=a.b"),
            new BadBody("/", "signed_request=a.b"));

    private final HouseOfFakes house = new HouseOfFakes();
    private final AtomicLong logged = new AtomicLong();
    private final Appender appender = new Appender();

    @BeforeEach
    void link() {
        house.storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        house.storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-boris"));
        appender.start();
        root().addAppender(appender);
    }

    @AfterEach
    void close() {
        root().detachAppender(appender);
        house.close();
    }

    @Test
    void badBodyLeavesTheOthersOfItsConnectionTheirOwnAnswers() throws IOException {
        List<String> bad = badRequests();
        for (int round = 0; round < ROUNDS; ) {
            for (int next = 0; next < bad.size() && round < ROUNDS; next++, round++) {
                oneAfterTheOther(bad.get(next));
            }
        }

        assertNothingIsLeftOver();
    }

    @Test
    void badBodySentTogetherWithTheNextRequestsLeavesThemTheirOwnAnswers() throws IOException {
        for (String bad : badRequests()) {
            together(bad);
        }

        assertNothingIsLeftOver();
    }

    private void oneAfterTheOther(String bad) throws IOException {
        RawConnection connection = connect();
        try {
            Answer refused = connection.send(bad).read().orElseThrow();
            assertThat(refused.status()).as(bad).isBetween(400, 499);
            for (DoctorId doctor : List.of(DR_ADA, DR_BORIS)) {
                connection = usable(connection, refused);
                String id = UUID.randomUUID().toString();
                assertOwnAnswer(
                        doctor, id, connection.send(statusOf(doctor, id)).read().orElseThrow());
            }
            String id = UUID.randomUUID().toString();
            Answer stranger = connection.send(statusOfNobody(id)).read().orElseThrow();
            assertThat(stranger.status()).as(stranger.body()).isEqualTo(401);
            assertThat(stranger.header("X-Request-ID")).hasValue(id);
            assertThat(stranger.body()).contains(id).doesNotContain("name-ada", "name-boris");
        } finally {
            connection.close();
        }
    }

    private void together(String bad) throws IOException {
        String id = UUID.randomUUID().toString();
        try (RawConnection connection = connect()) {
            connection.send(bad + statusOf(DR_ADA, id) + statusOf(DR_BORIS, id) + statusOfNobody(id));
            List<Answer> answers = new ArrayList<>();
            while (answers.size() < 4
                    && (answers.isEmpty() || !answers.get(answers.size() - 1).closes())) {
                Optional<Answer> answer = connection.read();
                if (answer.isEmpty()) {
                    break;
                }
                answers.add(answer.get());
            }

            assertThat(answers).as(bad).isNotEmpty();
            assertThat(answers.get(0).status()).as(bad).isBetween(400, 499);
            if (answers.size() > 1) {
                assertOwnAnswer(DR_ADA, id, answers.get(1));
            }
            if (answers.size() > 2) {
                assertOwnAnswer(DR_BORIS, id, answers.get(2));
            }
            if (answers.size() > 3) {
                assertThat(answers.get(3).status()).isEqualTo(401);
            }
        }
    }

    private RawConnection usable(RawConnection connection, Answer last) throws IOException {
        if (last.closes()) {
            connection.close();
            return connect();
        }
        return connection;
    }

    private RawConnection connect() throws IOException {
        return new RawConnection(house.street.port());
    }

    private static void assertOwnAnswer(DoctorId doctor, String id, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("X-Request-ID")).hasValue(id);
        assertThat(answer.body())
                .contains(id, doctor.equals(DR_ADA) ? "name-ada" : "name-boris")
                .doesNotContain(doctor.equals(DR_ADA) ? "name-boris" : "name-ada");
    }

    /** No thread is still at work on a request, and the log has not been flooded. */
    private void assertNothingIsLeftOver() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(busyThreads()).isEmpty());
        assertThat(logged.get()).isLessThan(MOST_LOGGED);
        assertThat(house.street.get("/health/live").status()).isEqualTo(200);
    }

    private static List<String> busyThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("connect-request"))
                .filter(thread -> thread.getKey().getState() == Thread.State.RUNNABLE)
                .map(thread -> Stream.of(thread.getValue())
                        .map(StackTraceElement::toString)
                        .collect(joining("\n")))
                .filter(stack -> stack.contains("com.clariva") || stack.contains("io.javalin"))
                .toList();
    }

    private List<String> badRequests() {
        String operator = "\r\nAuthorization: Bearer " + HouseOfFakes.OPERATOR_KEY.reveal();
        String service = "\r\nAuthorization: Bearer " + HouseOfFakes.SERVICE_KEY.reveal();
        String ada = "\r\nAuthorization: " + house.bearer(DR_ADA)[1];
        List<String> routes = List.of(
                "/instagram/deauthorize HTTP/1.1",
                "/instagram/data-deletion HTTP/1.1",
                "/ops/session HTTP/1.1\r\nSec-Fetch-Site: same-origin",
                "/api/v1/settings/instagram/complete HTTP/1.1" + ada,
                "/api/v1/settings/instagram/confirm HTTP/1.1" + ada,
                "/api/v1/events/replay HTTP/1.1" + operator,
                "/api/v1/doctors/" + DR_ADA + "/instagram/messages HTTP/1.1" + service);
        return routes.stream()
                .flatMap(route -> BAD_BODIES.stream()
                        .map(bad ->
                                RawConnection.request("POST " + route + "\r\nContent-Type: " + bad.type(), bad.body())))
                .toList();
    }

    private String statusOf(DoctorId doctor, String id) {
        return STATUS + "\r\nHost: here\r\nX-Request-ID: " + id + "\r\nAuthorization: " + house.bearer(doctor)[1]
                + "\r\n\r\n";
    }

    private static String statusOfNobody(String id) {
        return STATUS + "\r\nHost: here\r\nX-Request-ID: " + id + "\r\n\r\n";
    }

    private static BadBody multipart(String body) {
        return new BadBody("multipart/form-data; boundary=x", body);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private record BadBody(String type, String body) {}

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
