package com.clariva.connect.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.visit.Browser;
import java.io.IOException;
import java.net.URI;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountersTest {
    private final MockWebServer product = new MockWebServer();
    private final Browser browser = new Browser();

    @BeforeEach
    void answer() throws IOException {
        product.start();
        product.enqueue(new MockResponse.Builder().body("""
                # HELP connect_events_total Events
                # TYPE connect_events_total counter
                connect_events_total{kind="message",outcome="handled"} 3.0
                connect_events_total{kind="message",outcome="duplicate"} 1.0
                connect_events_total{kind="echo",outcome="handled"} 2.0
                connect_events_total_other{kind="echo",outcome="handled"} 9.0
                connect_queue_depth{queue="waiting"} NaN
                """).build());
    }

    @AfterEach
    void close() {
        browser.close();
        product.close();
    }

    @Test
    void linesWithAllLabelsAreAddedUp() {
        assertThat(counters().sum("connect_events_total", "outcome=\"handled\""))
                .isEqualTo(5);
    }

    @Test
    void whatIsNotThereIsZero() {
        assertThat(counters().sum("connect_webhooks_total")).isZero();
    }

    @Test
    void whatCouldNotBeSeenIsNotTakenForZero() {
        assertThat(counters().sum("connect_queue_depth")).isEqualTo(-1);
    }

    private Counters counters() {
        return new Counters(browser, URI.create("http://127.0.0.1:" + product.getPort()));
    }
}
