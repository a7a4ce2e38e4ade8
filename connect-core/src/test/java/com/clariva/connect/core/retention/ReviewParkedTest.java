package com.clariva.connect.core.retention;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Signed;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.MessageEvent.Message;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.testkit.LineEventReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewParkedTest {
    private static final Duration RETENTION = Duration.ofDays(7);

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final House house = new House(
            event -> handled.add(event.event().as(Message.class).orElseThrow().mid()));
    private final ReviewParked reviewParked =
            new ReviewParked(house.queue, house.queue, house.storage.retention(), RETENTION);

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void eventThatWaitedTooLongGoesAndTheLogSaysSo() {
        house.connect.start();
        receive("mid-1");
        awaitParked(1);

        house.clock.advance(RETENTION.plusMinutes(1));
        reviewParked.sweep();

        await().until(() -> house.queue.depth().parked() + house.queue.depth().waiting() == 0);
        await().untilAsserted(() -> assertThat(house.storage.eventLog().all())
                .extracting(EventLogEntry::outcome)
                .containsExactly("expired"));
        assertThat(house.storage.deadLetters().all()).isEmpty();
    }

    @Test
    void youngerEventsStayInTheirOrderBehindTheOneThatGoes() {
        house.connect.start();
        receive("mid-1");
        house.clock.advance(Duration.ofDays(4));
        receive("mid-2");
        receive("mid-3");
        awaitParked(3);

        house.clock.advance(Duration.ofDays(4));
        reviewParked.sweep();
        awaitParked(2);
        assertThat(handled).isEmpty();

        house.link(DR_ADA, ADAS_PRACTICE);
        await().untilAsserted(() -> assertThat(handled).containsExactly("mid-2", "mid-3"));
    }

    @Test
    void reviewComesRoundOnceADayWhoeverAsks() {
        receive("mid-1");
        park();
        reviewParked.sweep();
        assertThat(house.queue.depth().parked()).isZero();
        park();

        house.clock.advance(Duration.ofHours(23));
        reviewParked.sweep();
        assertThat(house.queue.depth().parked()).isEqualTo(1);

        house.clock.advance(Duration.ofHours(1));
        reviewParked.sweep();
        assertThat(house.queue.depth().parked()).isZero();
    }

    @Test
    void replayedEventIsNotDroppedButIsADeadLetterAgain() {
        byte[] body = delivery(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));
        QueuedEvent old = new LineEventReader().read(body).events().get(0).received(house.clock.instant());
        house.storage
                .deadLetters()
                .add(new DeadLetter(
                        old, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 3, house.clock.instant()));
        house.clock.advance(RETENTION.plusMinutes(1));
        house.connect.start();

        house.connect.replayDeadLetter().replay(old.id());

        await().untilAsserted(() -> assertThat(house.storage.deadLetters().find(old.id()))
                .hasValueSatisfying(letter -> {
                    assertThat(letter.cause().reason()).isEqualTo("nobody_linked");
                    assertThat(letter.state()).isEqualTo("dead_letter");
                }));
    }

    private void park() {
        Claim claim = house.queue.claim(1, Duration.ofDays(1), Duration.ZERO).get(0);
        house.queue.settle(claim, new Verdict.Park()).toCompletableFuture().join();
    }

    private void awaitParked(long count) {
        await().until(() ->
                house.queue.depth().parked() == count && house.queue.depth().waiting() == 0);
    }

    private void receive(String mid) {
        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(
                        delivery(message(ADAS_PRACTICE, PATIENT, mid, "hello")), APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
    }
}
