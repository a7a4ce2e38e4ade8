package com.clariva.connect.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorageAccess;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private final ManualClock clock = new ManualClock();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);
    private final HealthCheck health = new HealthCheck(
            new HealthCheck.ThisProcess("1", clock.instant(), clock, true, () -> new HealthReport.Worker(true, 3)),
            new InMemoryStorageAccess(new Outage()),
            new HealthCheck.WatchedQueue(new InMemoryEventQueue(clock), 1_000_000),
            new HealthCheck.Webhooks(Optional::empty, new Incidents(clock)));
    private final Sampler sampler = new Sampler(health, registry, clock);

    @AfterEach
    void close() {
        sampler.close();
        health.close();
    }

    @Test
    void sampleSaysWhatCameSinceTheOneBefore() {
        IntStream.range(0, 500).forEach(one -> meters.answered(Duration.ofMillis(1)));
        sampler.take();
        IntStream.range(0, 90).forEach(one -> meters.answered(Duration.ofMillis(4)));
        IntStream.range(0, 10).forEach(one -> meters.answered(Duration.ofMillis(200)));
        meters.eventSettled(EventKind.MESSAGE, "handled", Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(10));

        sampler.take();

        Sample last = sampler.samples().get(1);
        assertThat(last.answers().perSecond()).isEqualTo(10);
        assertThat(last.answers().median().orElseThrow()).isBetween(Duration.ofMillis(3), Duration.ofMillis(5));
        assertThat(last.answers().most().orElseThrow()).isBetween(Duration.ofMillis(140), Duration.ofMillis(270));
        assertThat(last.handling().perSecond()).isEqualTo(0.1);
        assertThat(last.inFlight()).isEqualTo(3);
        assertThat(last.depth()).isPresent();
    }

    @Test
    void quietTimeHasNoLatency() {
        sampler.take();
        clock.advance(Duration.ofSeconds(10));

        sampler.take();

        assertThat(sampler.samples().get(1).answers()).isEqualTo(Flow.NONE);
    }

    @Test
    void hourIsRememberedAndNoMore() {
        IntStream.range(0, 361).forEach(one -> {
            sampler.take();
            clock.advance(Sampler.PERIOD);
        });

        List<Sample> samples = sampler.samples();

        assertThat(samples).hasSize(360);
        assertThat(Duration.between(samples.get(0).at(), samples.get(359).at())).isEqualTo(Duration.ofSeconds(3590));
    }
}
