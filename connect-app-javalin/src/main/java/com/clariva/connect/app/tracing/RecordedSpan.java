package com.clariva.connect.app.tracing;

import com.clariva.connect.core.trace.TraceContext;
import com.clariva.connect.core.trace.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.util.Optional;

/** A span of OpenTelemetry, in the words of this house. */
final class RecordedSpan implements Tracing.Span {
    private final Span span;
    private final Context within;

    RecordedSpan(Span span, Context within) {
        this.span = span;
        this.within = within;
    }

    @Override
    public Optional<TraceContext> context() {
        return Headers.write(within);
    }

    /** Whoever enters closes. */
    @Override
    @SuppressWarnings("MustBeClosedChecker")
    public Tracing.Scope enter() {
        io.opentelemetry.context.Scope entered = within.makeCurrent();
        return entered::close;
    }

    @Override
    public void end(Optional<String> failure) {
        failure.ifPresent(word -> span.setStatus(StatusCode.ERROR, word));
        span.end();
    }
}
