package com.clariva.connect.core.trace;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands on what it was given, to the steps within as well. */
final class CarryingTracing implements Tracing {
    private static final ThreadLocal<@Nullable TraceContext> CURRENT = new ThreadLocal<>();

    @Override
    public Span begin(Step step, Optional<TraceContext> parent) {
        return new Carried(parent.or(() -> Optional.ofNullable(CURRENT.get())));
    }

    private static Scope enter(Optional<TraceContext> context) {
        TraceContext before = CURRENT.get();
        restore(context.orElse(null));
        return () -> restore(before);
    }

    private static void restore(@Nullable TraceContext context) {
        if (context == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(context);
        }
    }

    private static final class Carried implements Span {
        private final Optional<TraceContext> context;

        Carried(Optional<TraceContext> context) {
            this.context = context;
        }

        @Override
        public Optional<TraceContext> context() {
            return context;
        }

        @Override
        public Scope enter() {
            return CarryingTracing.enter(context);
        }

        @Override
        public void end(Optional<String> failure) {}
    }
}
