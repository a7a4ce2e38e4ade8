package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Pages that cannot be shown while a store is away are many; the lines about them are not. */
class PageFailuresTest {
    private static final int REQUESTS = 60;
    private static final int FULL_LINES = 50;

    private final HouseOfFakes house = new HouseOfFakes();
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger routes = (Logger) LoggerFactory.getLogger("com.clariva.connect.app.http");

    @BeforeEach
    void listen() {
        logged.start();
        routes.addAppender(logged);
    }

    @AfterEach
    void close() {
        routes.detachAppender(logged);
        house.close();
    }

    @Test
    void settingsPageLogsAtMostFiftyFailuresASecond() {
        String session = house.sessionOf(DR_ADA);
        house.storage.outage().begin();

        for (int request = 0; request < REQUESTS; request++) {
            assertThat(house.street
                            .get("/settings/instagram/disconnect", "Cookie", session)
                            .status())
                    .isEqualTo(503);
        }

        assertBounded(() -> house.street.get("/settings/instagram/disconnect", "Cookie", house.sessionOf(DR_ADA)));
    }

    @Test
    void operatorPageLogsAtMostFiftyFailuresASecond() {
        String session = house.street
                .post(
                        "/ops/session",
                        "key=" + HouseOfFakes.OPERATOR_KEY.reveal(),
                        "Origin",
                        "https://connect.clariva.test",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .cookie("connect_operator");
        String event = "/ops/events/0123456789abcdef0123456789abcdef";
        house.storage.outage().begin();

        for (int request = 0; request < REQUESTS; request++) {
            assertThat(house.street.get(event, "Cookie", session).status()).isEqualTo(503);
        }

        assertBounded(() -> house.street.get(event, "Cookie", session));
    }

    private void assertBounded(Runnable oneMore) {
        assertThat(lines("Request not served")).isEqualTo(FULL_LINES);
        house.clock.advance(Duration.ofSeconds(1));
        oneMore.run();
        assertThat(lines("Request not served, and more")).isEqualTo(1);
        assertThat(lines("Request not served")).isEqualTo(FULL_LINES + 1);
    }

    private long lines(String text) {
        return logged.list.stream()
                .filter(line -> line.getFormattedMessage().equals(text))
                .count();
    }
}
