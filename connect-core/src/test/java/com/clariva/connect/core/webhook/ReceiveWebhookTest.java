package com.clariva.connect.core.webhook;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.line;
import static com.clariva.connect.testkit.LineEventReader.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.Signed;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiveWebhookTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final List<String> notQueued = new ArrayList<>();
    private final House house = new House(event -> {}, new Observer() {
        @Override
        public void eventNotQueued(EventKind kind, String outcome) {
            notQueued.add(kind.label() + ' ' + outcome);
        }
    });

    @Test
    void eventsAreStoredBeforeTheReceipt() {
        Receipt receipt = receive(delivery(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello")));

        assertThat(receipt).isEqualTo(new Receipt.Accepted(1, 0));
        assertThat(claimed()).singleElement().satisfies(claim -> {
            assertThat(claim.event().kind()).isEqualTo(EventKind.MESSAGE);
            assertThat(claim.event().conversation().account()).isEqualTo(ADAS_PRACTICE);
            assertThat(claim.event().receivedAt()).isEqualTo(house.clock.instant());
            assertThat(claim.event().verifiedBy()).contains("INSTAGRAM_APP_SECRET");
        });
    }

    @Test
    void everyEventOfADeliveryIsStoredInOrder() {
        receive(delivery(
                message(ADAS_PRACTICE, PATIENT, "mid-1", "one"),
                message(BORIS_PRACTICE, PATIENT, "mid-2", "two"),
                message(ADAS_PRACTICE, PATIENT, "mid-3", "three")));

        List<Claim> first = claimed();
        first.forEach(claim -> house.queue.settle(claim, new Verdict.Done()));

        assertThat(first).hasSize(2);
        assertThat(claimed())
                .singleElement()
                .satisfies(claim ->
                        assertThat(new String(claim.event().body(), UTF_8)).contains("mid-3"));
    }

    @Test
    void repeatedEventAddsNothingEvenInAnotherDelivery() {
        receive(delivery(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello")));

        Receipt receipt = receive(delivery(
                message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"), message(ADAS_PRACTICE, PATIENT, "mid-2", "again")));

        assertThat(receipt).isEqualTo(new Receipt.Accepted(1, 1));
        assertThat(notQueued).containsExactly("message duplicate");
    }

    @Test
    void sameWordsTwiceAreTwoEvents() {
        Receipt receipt = receive(delivery(
                message(ADAS_PRACTICE, PATIENT, "mid-1", "yes"), message(ADAS_PRACTICE, PATIENT, "mid-2", "yes")));

        assertThat(receipt).isEqualTo(new Receipt.Accepted(2, 0));
    }

    @Test
    void whatIsNotAuthenticIsNotRead() {
        byte[] body = delivery(message(ADAS_PRACTICE, PATIENT, "mid-1", "forged"));

        Receipt receipt = receive(Signed.delivery(body, Secret.of("another secret"), house.clock.instant()));

        assertThat(receipt).isEqualTo(new Receipt.NotAuthentic(SignatureFlaw.NO_MATCH));
        assertThat(claimed()).isEmpty();
        assertThat(house.storage.deadLetters().count()).isZero();
    }

    @Test
    void flawOfASignatureIsToldApart() {
        byte[] body = delivery("x");

        assertThat(receive(new RawDelivery(body, Optional.empty(), false, house.clock.instant())))
                .isEqualTo(new Receipt.NotAuthentic(SignatureFlaw.NO_HEADER));
        assertThat(receive(new RawDelivery(body, Optional.empty(), true, house.clock.instant())))
                .isEqualTo(new Receipt.NotAuthentic(SignatureFlaw.SHA1_ONLY));
        assertThat(receive(new RawDelivery(body, Optional.of("sha256=00"), true, house.clock.instant())))
                .isEqualTo(new Receipt.NotAuthentic(SignatureFlaw.MALFORMED));
    }

    @Test
    void bodyThatCannotBeReadBecomesADeadLetterAndIsAccepted() {
        Receipt receipt = receive(delivery("this is no event"));

        assertThat(receipt).isEqualTo(new Receipt.Accepted(0, 0));
        assertThat(house.storage.deadLetters().all())
                .extracting(DeadLetter::reason)
                .containsExactly(DeadLetterReason.UNREADABLE);
        assertThat(house.storage.deadLetters().all().get(0).event().verifiedBy())
                .contains("INSTAGRAM_APP_SECRET");
        assertThat(notQueued).containsExactly("unrecognized dead_letter");
    }

    @Test
    void oneItemThatCannotBeReadTakesNoOtherWithIt() {
        Receipt receipt = receive(delivery("garbage", message(ADAS_PRACTICE, PATIENT, "mid-1", "hello")));

        assertThat(receipt).isEqualTo(new Receipt.Accepted(1, 0));
        assertThat(house.storage.deadLetters().count()).isEqualTo(1);
    }

    @Test
    void unreadableBodyThatCannotBeSetAsideIsNotAccepted() {
        house.storage.outage().begin();

        assertThat(receive(delivery("garbage", message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"))))
                .isEqualTo(new Receipt.NotStored());
    }

    @Test
    void testsAndMessagesEditedZeroTimesAreCountedAndNotQueued() {
        Receipt receipt = receive(delivery(
                line("test", ADAS_PRACTICE, PATIENT, "messages", ""),
                line("message_edited", ADAS_PRACTICE, PATIENT, "mid-1", "0"),
                line("message_edited", ADAS_PRACTICE, PATIENT, "mid-1", "1")));

        assertThat(receipt).isEqualTo(new Receipt.Accepted(1, 0));
        assertThat(notQueued).containsExactly("test test", "message_edited ignored");
    }

    @Test
    void queueThatIsAwayIsNotAccepted() {
        house.queueOutage.begin();

        assertThat(receive(delivery(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"))))
                .isEqualTo(new Receipt.NotStored());
    }

    private Receipt receive(byte[] body) {
        return receive(Signed.delivery(body, APP_SECRET, house.clock.instant()));
    }

    private Receipt receive(RawDelivery delivery) {
        return house.connect
                .receiveWebhook()
                .receive(delivery)
                .toCompletableFuture()
                .join();
    }

    private List<Claim> claimed() {
        return house.queue.claim(10, LEASE, Duration.ZERO);
    }
}
