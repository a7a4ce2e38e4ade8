package com.clariva.connect.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.token.TokenState;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @Test
    void tokensAreCountedByState() {
        try (TokenMeters meters =
                TokenMeters.register(() -> Map.of(TokenState.GOOD, 7L, TokenState.NEEDS_RECONNECT, 2L), registry)) {
            assertThat(meters).isNotNull();
            assertThat(registry.scrape())
                    .contains("connect_tokens{state=\"good\"} 7.0")
                    .contains("connect_tokens{state=\"ending\"} 0.0")
                    .contains("connect_tokens{state=\"needs_reconnect\"} 2.0");
        }
    }

    @Test
    void whatCannotBeSeenIsNotANumber() {
        try (TokenMeters meters = TokenMeters.register(
                () -> {
                    throw new IllegalStateException("the store is away");
                },
                registry)) {
            assertThat(meters).isNotNull();
            assertThat(registry.scrape()).contains("connect_tokens{state=\"good\"} NaN");
        }
    }
}
