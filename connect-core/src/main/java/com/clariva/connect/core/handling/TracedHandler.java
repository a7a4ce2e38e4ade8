package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.trace.Tracing;
import com.clariva.connect.core.trace.Tracing.Scope;
import com.clariva.connect.core.trace.Tracing.Span;
import com.clariva.connect.core.trace.Tracing.Step;
import java.util.Optional;

/** A handler whose work belongs to the trace that its event came with. */
public final class TracedHandler implements EventHandler {
    private final EventHandler handler;
    private final Tracing tracing;

    public TracedHandler(EventHandler handler, Tracing tracing) {
        this.handler = requireNonNull(handler, "handler is null");
        this.tracing = requireNonNull(tracing, "tracing is null");
    }

    @Override
    public void handle(ResolvedEvent event) throws Exception {
        Span span = tracing.begin(Step.HANDLE, event.trace());
        Scope scope = span.enter();
        Optional<String> failure = Optional.empty();
        try {
            handler.handle(event.within(span.context()));
        } catch (Exception | Error e) {
            failure = Optional.of(e.getClass().getName());
            throw e;
        } finally {
            scope.close();
            span.end(failure);
        }
    }
}
