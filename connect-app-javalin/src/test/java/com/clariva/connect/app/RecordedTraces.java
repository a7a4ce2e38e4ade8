package com.clariva.connect.app;

import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;

/** What the process' OpenTelemetry, as an agent would set it up, is told until this is closed. */
final class RecordedTraces implements AutoCloseable {
    private static final int STEPS = 3;

    private final InMemorySpanExporter recorded = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk;

    RecordedTraces() {
        GlobalOpenTelemetry.resetForTest();
        sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(recorded))
                        .build())
                .buildAndRegisterGlobal();
    }

    /** The steps of the trace that {@code traceparent} belongs to. */
    List<String> namesIn(String traceparent) {
        String trace = traceparent.split("-", -1)[1];
        await().until(() -> spansOf(trace).size() >= STEPS);
        return spansOf(trace).stream().map(SpanData::getName).toList();
    }

    private List<SpanData> spansOf(String trace) {
        return recorded.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .toList();
    }

    @Override
    public void close() {
        sdk.close();
        GlobalOpenTelemetry.resetForTest();
    }
}
