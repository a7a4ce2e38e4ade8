package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.TRACE;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.tracing.OpenTelemetryTracing;
import com.clariva.connect.core.trace.TraceContext;
import com.clariva.connect.core.trace.Tracing;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the headers of a webhook to the call of its reply. */
class TracedWebhooksTest {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00f067aa0ba902b7";

    private final List<Optional<TraceContext>> handled = new CopyOnWriteArrayList<>();

    @Test
    void webhookHandlerAndReplyAreOneTrace() {
        InMemorySpanExporter recorded = InMemorySpanExporter.create();
        try (OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .addSpanProcessor(SimpleSpanProcessor.create(recorded))
                                .build())
                        .build();
                HouseOfFakes house = house(OpenTelemetryTracing.with(sdk))) {
            receive(house, "traceparent", TRACE.traceparent());

            await().until(() -> recorded.getFinishedSpanItems().size() == 3);
            Map<String, SpanData> spans =
                    recorded.getFinishedSpanItems().stream().collect(Collectors.toMap(SpanData::getName, span -> span));
            assertThat(spans.values()).extracting(SpanData::getTraceId).containsOnly(TRACE_ID);
            assertThat(List.of("receive webhook", "handle event", "send to instagram"))
                    .extracting(name -> spans.get(name).getParentSpanId())
                    .containsExactly(
                            CALLER,
                            spans.get("receive webhook").getSpanId(),
                            spans.get("handle event").getSpanId());
            assertThat(sent(house))
                    .containsExactly(Optional.of("00-" + TRACE_ID + "-"
                            + spans.get("send to instagram").getSpanId() + "-01"));
        }
    }

    @Test
    void withoutTracingThePlaceOfTheCallerPassesThrough() {
        try (HouseOfFakes house = house(Tracing.CARRYING)) {
            receive(
                    house,
                    "traceparent",
                    TRACE.traceparent(),
                    "tracestate",
                    TRACE.tracestate().orElseThrow());

            await().until(() -> house.directMessages.taken().size() == 1);
            assertThat(handled).containsExactly(Optional.of(TRACE));
            assertThat(sent(house)).containsExactly(Optional.of(TRACE.traceparent()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "nonsense"})
    void whatIsNoPlaceIsIgnoredAndNothingIsInvented(String traceparent) {
        try (HouseOfFakes house = house(Tracing.CARRYING)) {
            receive(house, "traceparent", traceparent);

            await().until(() -> house.directMessages.taken().size() == 1);
            assertThat(handled).containsExactly(Optional.empty());
            assertThat(sent(house)).containsExactly(Optional.empty());
        }
    }

    private HouseOfFakes house(Tracing tracing) {
        HouseOfFakes house = new HouseOfFakes(
                event -> {
                    handled.add(event.trace());
                    event.reply("Yes");
                },
                tracing);
        house.adaIsConnected();
        return house;
    }

    private static void receive(HouseOfFakes house, String... headers) {
        byte[] body = delivery(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));

        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "X-Hub-Signature-256";
        all[headers.length + 1] = Signatures.sha256(HouseOfFakes.APP_SECRET, body);
        assertThat(house.street.send("POST", "/webhooks/instagram", body, all).status())
                .isEqualTo(200);
    }

    private static List<Optional<String>> sent(HouseOfFakes house) {
        return house.directMessages.taken().stream()
                .map(taken -> taken.sender().trace().map(TraceContext::traceparent))
                .toList();
    }
}
