package com.clariva.connect.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.clariva.connect.testkit.ManualClock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CapacityRefusalsTest {
    private final ManualClock clock = new ManualClock();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final CapacityRefusals refusals = new CapacityRefusals(registry, clock);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        logger().addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(logged);
    }

    @Test
    void nothingWasRefusedAtTheStart() {
        assertThat(refusals.recent(Capacity.WEBHOOK_BYTES)).isZero();
        assertThat(refusals.last(Capacity.WEBHOOK_BYTES)).isEmpty();
        assertThat(registry.scrape()).contains("connect_capacity_refusals_total{capacity=\"webhook_bytes\"} 0.0");
    }

    @Test
    void refusalsAreRecentForTenSeconds() {
        refusals.record(Capacity.WEBHOOK_BYTES);
        refusals.record(Capacity.WEBHOOK_BYTES);
        clock.advance(Duration.ofSeconds(9));
        refusals.record(Capacity.WEBHOOK_BYTES);

        assertThat(refusals.recent(Capacity.WEBHOOK_BYTES)).isEqualTo(3);
        assertThat(refusals.recent(Capacity.REQUEST_THREADS)).isZero();
        clock.advance(Duration.ofSeconds(11));
        assertThat(refusals.recent(Capacity.WEBHOOK_BYTES)).isZero();
        assertThat(refusals.last(Capacity.WEBHOOK_BYTES))
                .hasValue(clock.instant().minusSeconds(11));
        assertThat(registry.scrape()).contains("connect_capacity_refusals_total{capacity=\"webhook_bytes\"} 3.0");
    }

    @Test
    void logHasOneLineAMinuteForEachCapacity() {
        for (int second = 0; second < 90; second++) {
            for (int refused = 0; refused < 100; refused++) {
                refusals.record(Capacity.WEBHOOK_BYTES);
            }
            clock.advance(Duration.ofSeconds(1));
        }
        refusals.record(Capacity.BODY_READERS);

        assertThat(logged.list)
                .extracting(line -> line.getFormattedMessage() + line.getKeyValuePairs())
                .containsExactly(
                        "Refused for lack of capacity[capacity=\"webhook_bytes\", count=\"1\"]",
                        "Refused for lack of capacity[capacity=\"webhook_bytes\", count=\"6000\"]",
                        "Refused for lack of capacity[capacity=\"body_readers\", count=\"1\"]");
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(CapacityRefusals.class);
    }
}
