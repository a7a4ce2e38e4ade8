package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.event.EventKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts and times, by the names that operators know. */
public final class Meters implements Observer, WebhookMeters {
    static final String ANSWERS = "connect.webhook.ack";
    static final String LATENCY = "connect.event.latency";

    private static final String DELIVERIES = "connect.webhooks";
    private static final String EVENTS = "connect.events";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final Timer answers;
    private final Timer latency;
    private final Timer handler;

    public Meters(MeterRegistry registry) {
        this.registry = requireNonNull(registry, "registry is null");
        this.answers = timer(ANSWERS, "From a webhook's first byte to its answer");
        this.latency = timer(LATENCY, "From an event's reception to the end of its handling");
        this.handler = timer("connect.handler", "How long handlers run");
    }

    @Override
    public void answered(Duration duration) {
        answers.record(duration);
    }

    @Override
    public void inFlight(LongSupplier bytes) {
        Gauge.builder("connect.webhook.bytes.in.flight", bytes, LongSupplier::getAsLong)
                .description("Bytes of deliveries that are being read or stored")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public void refused(String outcome) {
        delivery(outcome);
    }

    @Override
    public void delivery(String outcome) {
        registry.counter(DELIVERIES, OUTCOME, outcome).increment();
    }

    @Override
    public void deliveryRefused(String flaw) {
        registry.counter("connect.signature.flaws", "flaw", flaw).increment();
    }

    @Override
    public void secretMatched(String name) {
        registry.counter("connect.secret.matches", "secret", name).increment();
    }

    @Override
    public void eventNotQueued(EventKind kind, String outcome) {
        event(kind, outcome);
    }

    @Override
    public void eventSettled(EventKind kind, String outcome, Duration elapsed) {
        event(kind, outcome);
        latency.record(elapsed);
    }

    @Override
    public void reply(String outcome) {
        registry.counter("connect.replies", OUTCOME, outcome).increment();
    }

    @Override
    public void handlerRan(Duration duration) {
        handler.record(duration);
    }

    /** A call to Instagram ended. */
    public void called(String operation, String outcome) {
        registry.counter("connect.instagram.calls", "operation", operation, OUTCOME, outcome)
                .increment();
    }

    private void event(EventKind kind, String outcome) {
        registry.counter(EVENTS, "kind", kind.label(), OUTCOME, outcome).increment();
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .register(registry);
    }
}
