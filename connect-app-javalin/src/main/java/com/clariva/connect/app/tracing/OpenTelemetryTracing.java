package com.clariva.connect.app.tracing;

import com.clariva.connect.core.trace.TraceContext;
import com.clariva.connect.core.trace.Tracing;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Optional;

/** Each step is a span, beneath the one it was told of or the one that its thread is within. */
public final class OpenTelemetryTracing implements Tracing {
    private static final String NAME = "com.clariva.connect";

    private final Tracer tracer;

    private OpenTelemetryTracing(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Spans go to {@code openTelemetry}. */
    public static OpenTelemetryTracing with(OpenTelemetry openTelemetry) {
        return new OpenTelemetryTracing(openTelemetry.getTracer(NAME));
    }

    /** Spans go to what an agent or the embedding service has set up for the whole process; else nowhere. */
    public static OpenTelemetryTracing ofTheProcess() {
        return with(GlobalOpenTelemetry.getOrNoop());
    }

    @Override
    public Span begin(Step step, Optional<TraceContext> parent) {
        Context above = above(step, parent);
        io.opentelemetry.api.trace.Span span = tracer.spanBuilder(step.label())
                .setParent(above)
                .setSpanKind(kind(step))
                .startSpan();
        return new RecordedSpan(span, above.with(span));
    }

    /** A server that is traced itself has read the request's headers, and its span stands between. */
    private static Context above(Step step, Optional<TraceContext> parent) {
        Context current = Context.current();
        boolean served = step == Step.RECEIVE
                && io.opentelemetry.api.trace.Span.fromContext(current)
                        .getSpanContext()
                        .isValid();
        return served
                ? current
                : parent.map(place -> Headers.read(current, place)).orElse(current);
    }

    private static SpanKind kind(Step step) {
        return switch (step) {
            case RECEIVE -> SpanKind.PRODUCER;
            case HANDLE -> SpanKind.CONSUMER;
            case SEND -> SpanKind.CLIENT;
        };
    }
}
