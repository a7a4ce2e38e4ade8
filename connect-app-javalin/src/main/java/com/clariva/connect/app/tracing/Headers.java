package com.clariva.connect.app.tracing;

import com.clariva.connect.core.trace.TraceContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The W3C's headers, read and written by OpenTelemetry. */
final class Headers {
    private static final String PARENT = "traceparent";
    private static final String STATE = "tracestate";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final TextMapGetter<TraceContext> AS_HEADERS = new AsHeaders();

    private Headers() {}

    /** {@code context}, at that place. */
    static Context read(Context context, TraceContext place) {
        return W3C.extract(context, place, AS_HEADERS);
    }

    /** The place that {@code context} has; empty if it has none. */
    static Optional<TraceContext> write(Context context) {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(context, headers, (carrier, header, value) -> headers.put(header, value));
        return TraceContext.of(values(headers, PARENT), values(headers, STATE));
    }

    private static List<String> values(Map<String, String> headers, String header) {
        return Stream.ofNullable(headers.get(header)).toList();
    }

    private static final class AsHeaders implements TextMapGetter<TraceContext> {
        @Override
        public @Nullable String get(@Nullable TraceContext place, String header) {
            if (place == null) {
                return null;
            }
            return header.equals(PARENT)
                    ? place.traceparent()
                    : header.equals(STATE) ? place.tracestate().orElse(null) : null;
        }
    }
}
