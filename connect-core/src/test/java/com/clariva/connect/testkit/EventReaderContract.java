package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.core.webhook.ReadEvent;
import com.clariva.connect.core.webhook.Reading;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link EventReader} promises. Extend it and say how deliveries are written. */
public abstract class EventReaderContract {
    private static final Instant MORNING = Instant.parse("2026-11-20T09:00:00.123Z");
    private static final Instant EVENING = Instant.parse("2026-11-20T21:00:00.456Z");

    private static final Wrote JANE_TO_ADA = new Wrote("17841400000000001", "1234567890123456", "mid.jane.1", "yes");
    private static final Wrote JANE_AGAIN = new Wrote("17841400000000001", "1234567890123456", "mid.jane.2", "yes");
    private static final Wrote JOHN_TO_GRACE = new Wrote("17841400000000002", "2234567890123456", "mid.john.1", "no");

    /** Above 2^53, and lost by one when read as a floating-point number. */
    private static final Wrote LONG_IDS = new Wrote("17841405793187219", "9007199254740993", "mid.long.1", "digits");

    /** A person wrote a message to an account. */
    protected record Wrote(String account, String person, String mid, String text) {}

    protected abstract EventReader reader();

    /** A delivery of these messages, in this order, sent at that time. */
    protected abstract byte[] delivery(Instant sentAt, Wrote... messages);

    /** The same, with ids as numbers where the form has numbers at all. */
    protected abstract byte[] deliveryWithNumbers(Wrote message);

    /** A delivery of these two, and between them something that is not even an event. */
    protected abstract byte[] deliveryWithRubbishBetween(Wrote before, Wrote after);

    /** A delivery of one event of a kind that does not exist yet, sent at that time. */
    protected abstract byte[] deliveryFromTheFuture(Instant sentAt);

    @ParameterizedTest
    @MethodSource("rubbish")
    void anyBytesGiveAReading(byte[] body) {
        Reading reading = reader().read(body);

        assertThat(reading.events()).isEmpty();
        assertThat(reading.flaw()).hasValueSatisfying(flaw -> assertThat(flaw).isNotBlank());
    }

    @Test
    void damagedDeliveriesNeverThrow() {
        byte[] whole = delivery(MORNING, JANE_TO_ADA, JOHN_TO_GRACE);
        Random random = new Random(20261120);

        Stream<byte[]> cut = IntStream.range(0, whole.length).mapToObj(length -> Arrays.copyOf(whole, length));
        Stream<byte[]> scratched = IntStream.range(0, 2000).mapToObj(round -> scratched(whole, random));

        assertThat(Stream.concat(cut, scratched))
                .allSatisfy(body -> assertThat(reader().read(body)).isNotNull());
    }

    @Test
    void messageIsReadWithAllItSays() {
        Reading reading = reader().read(delivery(MORNING, JANE_TO_ADA));

        assertThat(reading.flaw()).isEmpty();
        assertThat(events(reading)).singleElement().satisfies(event -> assertIs(event, JANE_TO_ADA));
    }

    @Test
    void unknownEventIsKeptAsUnrecognized() {
        Reading reading = reader().read(deliveryFromTheFuture(MORNING));

        assertThat(reading.flaw()).isEmpty();
        assertThat(events(reading)).singleElement().isInstanceOf(RoutingEvent.Unrecognized.class);
    }

    @Test
    void rubbishTakesNoNeighbourWithIt() {
        Reading reading = reader().read(deliveryWithRubbishBetween(JANE_TO_ADA, JOHN_TO_GRACE));

        assertThat(reading.flaw()).isPresent();
        assertThat(events(reading)).hasSize(2);
        assertIs(events(reading).get(0), JANE_TO_ADA);
        assertIs(events(reading).get(1), JOHN_TO_GRACE);
    }

    @Test
    void sliceReadAgainIsTheEventAlone() {
        assertThat(deliveries()).allSatisfy(this::assertSlicesAreTheirEvents);
    }

    @Test
    void keyIsTheSameInEveryDelivery() {
        Reading alone = reader().read(delivery(MORNING, JANE_TO_ADA));
        Reading inCompany = reader().read(delivery(EVENING, JOHN_TO_GRACE, JANE_TO_ADA));

        assertThat(events(inCompany).get(1).key())
                .isEqualTo(events(alone).get(0).key());
    }

    @Test
    void keyOfAnUnknownEventIsTheSameInEveryDelivery() {
        Reading first = reader().read(deliveryFromTheFuture(MORNING));
        Reading second = reader().read(deliveryFromTheFuture(EVENING));

        assertThat(events(second).get(0).key()).isEqualTo(events(first).get(0).key());
    }

    @Test
    void sameWordsTwiceAreTwoEvents() {
        Reading reading = reader().read(delivery(MORNING, JANE_TO_ADA, JANE_AGAIN));

        assertThat(events(reading).get(0).key())
                .isNotEqualTo(events(reading).get(1).key());
    }

    @Test
    void orderIsThatOfTheDelivery() {
        Reading reading = reader().read(delivery(MORNING, JANE_AGAIN, JOHN_TO_GRACE, JANE_TO_ADA));

        assertThat(events(reading)).hasSize(3);
        assertIs(events(reading).get(0), JANE_AGAIN);
        assertIs(events(reading).get(1), JOHN_TO_GRACE);
        assertIs(events(reading).get(2), JANE_TO_ADA);
    }

    @Test
    void deliveryOfAsManyEventsAsInstagramSendsIsReadWhole() {
        Reading reading = reader().read(delivery(MORNING, messages(EventReader.MOST_EVENTS)));

        assertThat(reading.flaw()).isEmpty();
        assertThat(events(reading)).hasSize(EventReader.MOST_EVENTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000})
    void ofDeliveriesWithMoreTheFirstEventsAreRead(int more) {
        Wrote[] messages = messages(EventReader.MOST_EVENTS + more);

        Reading reading = reader().read(delivery(MORNING, messages));

        assertThat(reading.flaw()).hasValueSatisfying(flaw -> assertThat(flaw).contains("more than"));
        assertThat(events(reading)).hasSize(EventReader.MOST_EVENTS);
        assertIs(events(reading).get(0), messages[0]);
        assertIs(events(reading).get(EventReader.MOST_EVENTS - 1), messages[EventReader.MOST_EVENTS - 1]);
    }

    private static Wrote[] messages(int number) {
        return IntStream.range(0, number)
                .mapToObj(each -> new Wrote("17841400000000001", "1234567890123456", "mid." + each, "hello"))
                .toArray(Wrote[]::new);
    }

    @Test
    void idsKeepEveryDigit() {
        InstagramEvent asText =
                events(reader().read(delivery(MORNING, LONG_IDS))).get(0);
        InstagramEvent asNumbers =
                events(reader().read(deliveryWithNumbers(LONG_IDS))).get(0);

        assertIs(asText, LONG_IDS);
        assertIs(asNumbers, LONG_IDS);
        assertThat(asNumbers.key()).isEqualTo(asText.key());
    }

    static Stream<byte[]> rubbish() {
        byte[] invalidUtf8 = {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, 0x28, (byte) 0x80};
        return Stream.of(
                new byte[0],
                new byte[1],
                invalidUtf8,
                bytes("%PDF-1.7"),
                bytes("null"),
                bytes("true"),
                bytes("17841400000000001"),
                bytes("\"a text\""),
                bytes("{}"),
                bytes("[]"),
                bytes("{\"object\":\"instagram\",\"entry\":{}}"),
                bytes("{\"object\":\"instagram\",\"entry\":[7]}"),
                bytes("{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",\"messaging\":\"x\"}]}"),
                bytes("{\"object\":\"instagram\",\"entry\":[{\"messaging\":[{\"message\":{\"mid\":\"m\"}}]}]}"),
                bytes("[".repeat(500_000)),
                bytes("{\"entry\":".repeat(500_000)),
                bytes("\0".repeat(1_000_000)));
    }

    private Stream<byte[]> deliveries() {
        return Stream.of(
                delivery(MORNING, JANE_TO_ADA, JOHN_TO_GRACE, JANE_AGAIN),
                deliveryWithNumbers(LONG_IDS),
                deliveryWithRubbishBetween(JANE_TO_ADA, JOHN_TO_GRACE),
                deliveryFromTheFuture(MORNING));
    }

    private void assertSlicesAreTheirEvents(byte[] body) {
        assertThat(reader().read(body).events()).isNotEmpty().allSatisfy(read -> {
            Reading again = reader().read(read.slice());

            assertThat(again.flaw()).isEmpty();
            assertThat(events(again)).containsExactly(read.event());
            assertThat(events(again).get(0).key()).isEqualTo(read.event().key());
            assertThat(again.events().get(0).slice()).isEqualTo(read.slice());
        });
    }

    private static List<InstagramEvent> events(Reading reading) {
        return reading.events().stream().map(ReadEvent::event).toList();
    }

    private static void assertIs(InstagramEvent event, Wrote wrote) {
        assertThat(event.as(MessageEvent.Message.class)).hasValueSatisfying(message -> {
            assertThat(message.header().account()).isEqualTo(new InstagramId(wrote.account()));
            assertThat(message.header().person()).contains(new InstagramId(wrote.person()));
            assertThat(message.mid()).isEqualTo(wrote.mid());
            assertThat(message.content()).isEqualTo(MessageContent.text(wrote.text()));
        });
    }

    private static byte[] scratched(byte[] whole, Random random) {
        byte[] copy = whole.clone();
        IntStream.rangeClosed(0, random.nextInt(4))
                .forEach(scratch -> copy[random.nextInt(copy.length)] = (byte) random.nextInt(256));
        return copy;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
