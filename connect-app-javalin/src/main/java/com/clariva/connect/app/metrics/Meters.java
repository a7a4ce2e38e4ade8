package com.clariva.connect.app.metrics;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.instance.RefusalCause;
import com.clariva.connect.core.webhook.SignatureFlaw;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Counts and times, by the names that operators know.
 *
 * <p>What an alert waits for is there from the start, at zero: {@code increase} does not see the first
 * event of a counter that appears with it, and nothing at all is not equal to zero.
 */
public final class Meters implements Observer, WebhookMeters {
    static final String ANSWERS = "connect.webhook.ack";
    static final String LATENCY = "connect.event.latency";

    private static final String DELIVERIES = "connect.webhooks";
    private static final String NOT_STORED = "connect.webhooks.refused";
    private static final String FLAWS = "connect.signature.flaws";
    private static final String EVENTS = "connect.events";
    private static final String REPLIES = "connect.replies";
    private static final String CALLS = "connect.instagram.calls";
    private static final String SLOW = "connect.slow.requests";
    private static final List<String> SLOW_PARTS = List.of("head", "body", "answer");
    private static final String OUTCOME = "outcome";
    private static final List<String> ANSWERED = List.of(
            "accepted",
            "empty",
            "other_product",
            "not_authentic",
            "not_stored",
            "overloaded",
            "too_large",
            "too_slow",
            "wrong_source");

    private final MeterRegistry registry;
    private final Timer answers;
    private final Timer latency;
    private final Timer handler;
    private final CapacityRefusals refusedForCapacity;

    public Meters(MeterRegistry registry) {
        this(registry, InstantSource.system());
    }

    public Meters(MeterRegistry registry, InstantSource clock) {
        this.registry = requireNonNull(registry, "registry is null");
        this.answers = timer(ANSWERS, "From a webhook's first byte to its answer");
        this.latency = timer(LATENCY, "From an event's reception to the end of its handling");
        this.handler = timer("connect.handler", "How long handlers run");
        this.refusedForCapacity = new CapacityRefusals(registry, clock);
        beginAtZero();
    }

    private void beginAtZero() {
        ANSWERED.forEach(outcome -> registry.counter(DELIVERIES, OUTCOME, outcome));
        for (SignatureFlaw flaw : SignatureFlaw.values()) {
            registry.counter(FLAWS, "flaw", flaw.label());
        }
        for (EventKind kind : EventKind.values()) {
            events(kind, "retried");
            events(kind, "dead_letter");
        }
        replies("finally_unknown");
        Stream.of(RefusalCause.values()).forEach(cause -> registry.counter(NOT_STORED, "cause", cause.label()));
        SLOW_PARTS.forEach(part -> registry.counter(SLOW, "part", part));
    }

    /** These are the calls that will be counted, and how they may end. Called once, before any of them. */
    public void mayCall(List<String> operations, List<String> outcomes) {
        operations.forEach(operation -> outcomes.forEach(outcome -> calls(operation, outcome)));
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
    public void tooSlow(String part) {
        registry.counter(SLOW, "part", part).increment();
    }

    @Override
    public CapacityRefusals refusedForCapacity() {
        return refusedForCapacity;
    }

    @Override
    public void delivery(String outcome) {
        registry.counter(DELIVERIES, OUTCOME, outcome).increment();
    }

    @Override
    public void deliveryNotStored(String cause, String reason) {
        registry.counter(NOT_STORED, "cause", cause).increment();
    }

    @Override
    public void deliveryRefused(String flaw) {
        registry.counter(FLAWS, "flaw", flaw).increment();
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
        replies(outcome).increment();
    }

    @Override
    public void handlerRan(Duration duration) {
        handler.record(duration);
    }

    /** A call to Instagram ended. */
    public void called(String operation, String outcome) {
        calls(operation, outcome).increment();
    }

    private void event(EventKind kind, String outcome) {
        events(kind, outcome).increment();
    }

    private Counter events(EventKind kind, String outcome) {
        return registry.counter(EVENTS, "kind", kind.label(), OUTCOME, outcome);
    }

    private Counter replies(String outcome) {
        return registry.counter(REPLIES, OUTCOME, outcome);
    }

    private Counter calls(String operation, String outcome) {
        return registry.counter(CALLS, "operation", operation, OUTCOME, outcome);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentileHistogram()
                .register(registry);
    }
}
