package com.clariva.connect.adapters.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.core.webhook.ReadEvent;
import com.clariva.connect.core.webhook.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookPayloadsTest {
    private static final Map<String, List<Expected>> ALL = all();

    private final JsonEventReader reader = new JsonEventReader();

    @Test
    void everyRecordedDeliveryIsExpectedToBeSomething() {
        assertThat(ALL.keySet()).containsExactlyInAnyOrderElementsOf(Payloads.names("webhook"));
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void recordedDeliveryIsReadToTheLetter(String name) {
        Reading reading = reader.read(Payloads.bytes("webhook/" + name));

        assertRead(reading, ALL.getOrDefault(name, List.of()));
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void escapesMakeNoDifference(String name) {
        String escaped = Payloads.text("webhook/" + name)
                .codePoints()
                .boxed()
                .flatMap(point -> point < 128
                        ? Stream.of(Character.toString(point))
                        : Character.toString(point).chars().mapToObj(unit -> String.format("\\u%04x", unit)))
                .collect(Collectors.joining());

        Reading reading = reader.read(escaped.getBytes(UTF_8));

        assertRead(reading, ALL.getOrDefault(name, List.of()));
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void sliceOfARecordedDeliveryIsItsEventAlone(String name) {
        Reading reading = reader.read(Payloads.bytes("webhook/" + name));

        assertThat(reading.events()).isNotEmpty().allSatisfy(read -> {
            Reading again = reader.read(read.slice());
            assertThat(again.flaw()).isEmpty();
            assertThat(again.events()).extracting(ReadEvent::event).containsExactly(read.event());
            assertThat(again.events().get(0).slice()).isEqualTo(read.slice());
        });
    }

    static Stream<String> deliveries() {
        return Payloads.names("webhook").stream();
    }

    private static void assertRead(Reading reading, List<Expected> expected) {
        assertThat(reading.flaw()).isEmpty();
        assertThat(reading.events())
                .extracting(ReadEvent::event)
                .isEqualTo(expected.stream().map(Expected::event).toList());
        assertThat(reading.events())
                .extracting(read -> read.event().key().value())
                .isEqualTo(expected.stream().map(Expected::key).toList());
    }

    private static Map<String, List<Expected>> all() {
        Map<String, List<Expected>> all = new HashMap<>(ExpectedMessages.ALL);
        all.putAll(ExpectedConversationEvents.ALL);
        all.putAll(ExpectedRoutingEvents.ALL);
        all.putAll(ExpectedPublicEvents.ALL);
        return all;
    }
}
