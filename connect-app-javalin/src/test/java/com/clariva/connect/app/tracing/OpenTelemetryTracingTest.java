package com.clariva.connect.app.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.trace.TraceContext;
import com.clariva.connect.core.trace.Tracing;
import com.clariva.connect.core.trace.Tracing.Scope;
import com.clariva.connect.core.trace.Tracing.Span;
import com.clariva.connect.core.trace.Tracing.Step;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTelemetryTracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";
    private static final TraceContext PLACE =
            new TraceContext("00-" + TRACE + "-" + CALLER + "-01", Optional.of("vendor=1"));

    private final InMemorySpanExporter recorded = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(recorded))
                    .build())
            .build();
    private final Tracing tracing = OpenTelemetryTracing.with(sdk);

    @AfterEach
    void closeSdk() {
        sdk.close();
    }

    @Test
    void stepStandsBeneathItsCallerAndTellsItsOwnPlace() {
        Span span = tracing.begin(Step.HANDLE, Optional.of(PLACE));
        span.end(Optional.empty());

        SpanData data = only();
        assertThat(data.getTraceId()).isEqualTo(TRACE);
        assertThat(data.getParentSpanId()).isEqualTo(CALLER);
        assertThat(data.getName()).isEqualTo("handle event");
        assertThat(span.context())
                .contains(new TraceContext("00-" + TRACE + "-" + data.getSpanId() + "-01", Optional.of("vendor=1")));
    }

    @Test
    void stepWithinAnotherStandsBeneathIt() {
        Span handle = tracing.begin(Step.HANDLE, Optional.of(PLACE));
        Scope scope = handle.enter();
        tracing.begin(Step.SEND, Optional.empty()).end(Optional.of("throttled"));
        scope.close();
        handle.end(Optional.empty());
        tracing.begin(Step.SEND, Optional.empty()).end(Optional.empty());

        SpanData sent = recorded.getFinishedSpanItems().get(0);
        SpanData handled = recorded.getFinishedSpanItems().get(1);
        SpanData later = recorded.getFinishedSpanItems().get(2);
        assertThat(sent.getParentSpanId()).isEqualTo(handled.getSpanId());
        assertThat(sent.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(sent.getStatus().getDescription()).isEqualTo("throttled");
        assertThat(later.getTraceId()).isNotEqualTo(TRACE);
    }

    @Test
    void traceBeginsWhereNobodyCameWithOne() {
        Span span = tracing.begin(Step.RECEIVE, Optional.empty());
        span.end(Optional.empty());

        assertThat(span.context().orElseThrow().traceparent())
                .startsWith("00-" + only().getTraceId() + "-" + only().getSpanId() + "-");
    }

    @Test
    void serverThatIsTracedItselfStandsBetween() {
        io.opentelemetry.api.trace.Span server =
                sdk.getTracer("server").spanBuilder("POST").startSpan();
        try (io.opentelemetry.context.Scope ignored = server.makeCurrent()) {
            assertThat(ignored).isNotNull();
            tracing.begin(Step.RECEIVE, Optional.of(PLACE)).end(Optional.empty());
        }

        assertThat(only().getParentSpanId()).isEqualTo(server.getSpanContext().getSpanId());
    }

    @Test
    void withoutAnSdkTheTracePassesAsItCameAndNoneBegins() {
        Tracing noop = OpenTelemetryTracing.with(OpenTelemetry.noop());

        Span handle = noop.begin(Step.HANDLE, Optional.of(PLACE));
        Scope scope = handle.enter();
        Span send = noop.begin(Step.SEND, Optional.empty());
        scope.close();

        assertThat(handle.context()).contains(PLACE);
        assertThat(send.context()).contains(PLACE);
        assertThat(noop.begin(Step.SEND, Optional.empty()).context()).isEmpty();
    }

    @Test
    void processWithoutAnSdkIsOneToo() {
        assertThat(OpenTelemetryTracing.ofTheProcess()
                        .begin(Step.RECEIVE, Optional.empty())
                        .context())
                .isEmpty();
    }

    private SpanData only() {
        assertThat(recorded.getFinishedSpanItems()).hasSize(1);
        return recorded.getFinishedSpanItems().get(0);
    }
}
