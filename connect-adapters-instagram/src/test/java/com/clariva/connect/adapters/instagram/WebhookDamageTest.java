package com.clariva.connect.adapters.instagram;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.webhook.ReadEvent;
import com.clariva.connect.core.webhook.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are damaged, hostile or huge, and what is saved of them. */
class WebhookDamageTest {
    private static final String GOOD = "{\"timestamp\":1795200000123,\"message\":{\"mid\":\"good\"}}";

    private final JsonEventReader reader = new JsonEventReader();

    static Stream<String> unreadableItems() {
        return Stream.of(
                "7",
                "null",
                "\"text\"",
                "[]",
                "[[{}]]",
                "{\"message\":{\"mid\":\"\u00ff\u00fe\"}}",
                "{\"message\":{\"mid\":\"m\",\"text\":\"\u00c3\u0028\"}}",
                "{\"message\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}",
                "{\"message\":{\"mid\":" + "9".repeat(5_000) + "}}");
    }

    @ParameterizedTest
    @MethodSource("unreadableItems")
    void unreadableItemTakesNoOtherWithIt(String item) {
        String body = "{\"object\":\"instagram\",\"entry\":["
                + "{\"id\":\"17841400000000001\",\"messaging\":[" + GOOD + "," + item + "," + GOOD + "]},"
                + "{\"id\":\"17841400000000002\",\"messaging\":[" + GOOD + "]}]}";

        Reading reading = reader.read(body.getBytes(ISO_8859_1));

        assertThat(mids(reading)).containsExactly("good", "good", "good");
        assertThat(reading.flaw()).contains("an item that cannot be read");
    }

    @Test
    void flawsAreToldWithoutContent() {
        Map<String, String> flaws = Map.of(
                "", "nothing in it",
                "secret words", "not JSON",
                "{} secret", "a delivery without entries, not JSON",
                "{}{}", "a delivery without entries, something after the end",
                "[7]", "a delivery that is not an object",
                "{\"entry\":7}", "entries that are not a list",
                "{\"entry\":[7]}", "an entry that is not an object",
                "{\"entry\":[{\"id\":\"x\",\"messaging\":[{}]}]}", "an entry without an account",
                "{\"entry\":[{\"id\":\"1\",\"messaging\":\"x\"}]}", "items that are not a list");

        flaws.forEach((body, flaw) ->
                assertThat(reader.read(body.getBytes(UTF_8)).flaw()).as(body).contains(flaw));
    }

    @Test
    void whatCameBeforeTheBreakIsKept() {
        String whole = "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",\"messaging\":[" + GOOD + ","
                + GOOD + "]}]}";
        byte[] broken = Arrays.copyOf(whole.getBytes(UTF_8), whole.lastIndexOf("good"));

        Reading reading = reader.read(broken);

        assertThat(mids(reading)).containsExactly("good");
        assertThat(reading.flaw()).contains("not JSON");
    }

    @Test
    void thousandEventsInOneDeliveryAreThousandEvents() {
        String items = IntStream.range(0, 1000)
                .mapToObj(index -> "{\"message\":{\"mid\":\"m" + index + "\",\"text\":\"" + "x".repeat(2000) + "\"}}")
                .collect(Collectors.joining(","));
        String body =
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",\"messaging\":[" + items + "]}]}";

        Reading reading = reader.read(body.getBytes(UTF_8));

        assertThat(reading.flaw()).isEmpty();
        assertThat(mids(reading)).hasSize(1000).startsWith("m0", "m1").endsWith("m999");
    }

    @Test
    void recordedDeliveriesSurviveAnyScratch() {
        Random random = new Random(20261121);

        assertThat(Payloads.names("webhook")).allSatisfy(name -> {
            byte[] whole = Payloads.bytes("webhook/" + name);
            IntStream.range(0, 300).forEach(round -> assertSlicesHold(scratched(whole, random)));
        });
    }

    private void assertSlicesHold(byte[] body) {
        for (ReadEvent read : reader.read(body).events()) {
            Reading again = reader.read(read.slice());
            assertThat(again.flaw()).isEmpty();
            assertThat(again.events()).extracting(ReadEvent::event).containsExactly(read.event());
        }
    }

    private static byte[] scratched(byte[] whole, Random random) {
        byte[] copy = whole.clone();
        IntStream.rangeClosed(0, random.nextInt(3)).forEach(scratch -> {
            byte[] marks = {'{', '}', '[', ']', '"', ',', ':', '\\', '0', (byte) random.nextInt(256)};
            copy[random.nextInt(copy.length)] = marks[random.nextInt(marks.length)];
        });
        return copy;
    }

    private static List<String> mids(Reading reading) {
        return reading.events().stream()
                .map(ReadEvent::event)
                .map(WebhookDamageTest::mid)
                .toList();
    }

    private static String mid(InstagramEvent event) {
        return event.as(MessageEvent.Message.class)
                .map(MessageEvent.Message::mid)
                .orElse("");
    }
}
