package com.clariva.connect.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.EventKind;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);

    @Test
    void countersHaveTheNamesOperatorsKnow() {
        meters.delivery("accepted");
        meters.refused("too_large");
        meters.secretMatched("META_APP_SECRET");
        meters.eventNotQueued(EventKind.MESSAGE, "duplicate");
        meters.eventSettled(EventKind.LIVE_COMMENT, "handled", Duration.ofSeconds(2));
        meters.called("profile", "ok");

        assertThat(registry.scrape())
                .contains("connect_webhooks_total{outcome=\"accepted\"} 1.0")
                .contains("connect_webhooks_total{outcome=\"too_large\"} 1.0")
                .contains("connect_secret_matches_total{secret=\"META_APP_SECRET\"} 1.0")
                .contains("connect_events_total{kind=\"message\",outcome=\"duplicate\"} 1.0")
                .contains("connect_events_total{kind=\"live_comment\",outcome=\"handled\"} 1.0")
                .contains("connect_instagram_calls_total{operation=\"profile\",outcome=\"ok\"} 1.0");
    }

    @Test
    void timersHaveTheNamesOperatorsKnow() {
        meters.answered(Duration.ofMillis(3));
        meters.handlerRan(Duration.ofMillis(20));
        meters.eventSettled(EventKind.MESSAGE, "handled", Duration.ofSeconds(2));

        assertThat(registry.scrape())
                .contains("connect_webhook_ack_seconds_count 1")
                .contains("connect_handler_seconds_count 1")
                .contains("connect_event_latency_seconds_sum 2.0");
    }
}
