package com.clariva.connect.core.privacy;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.Signed;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.RetryPolicy;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.testkit.LineEventReader;
import com.clariva.connect.testkit.SignedPetition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What arrives, or is still being handled, when the data of its account has been deleted. */
class LateEventsTest {
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch inTheHandler = new CountDownLatch(1);
    private final CountDownLatch deleted = new CountDownLatch(1);
    private House house = new House(event -> handled.add(event.event().key().value()));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void lateEventIsDroppedAndNotParked() {
        house.link(DR_ADA, ADAS_PRACTICE);
        delete();

        receive("late");
        house.connect.start();

        await().until(() -> house.queue.depth().equals(new QueueDepth(0, 0, Optional.empty())));
        assertThat(handled).isEmpty();
        assertThat(house.storage.eventLog().toString()).doesNotContain(ADAS_PRACTICE.value());
    }

    @Test
    void eventIsHandledWhenTheAccountIsLinkedAgain() {
        house.link(DR_ADA, ADAS_PRACTICE);
        delete();
        house.clock.advance(Duration.ofSeconds(5));
        house.link(DR_ADA, ADAS_PRACTICE);

        receive("new");
        house.connect.start();

        await().until(() -> handled.size() == 1);
    }

    @Test
    void eventOfAnAccountThatWasOnlyDisconnectedIsParked() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.disconnect().disconnect(DR_ADA);

        receive("early");
        house.connect.start();

        await().until(() -> house.queue.depth().parked() == 1);
    }

    @Test
    void eventThatWasInTheHandlerLeavesNoDeadLetter() throws InterruptedException {
        house.close();
        EventHandler failing = event -> {
            inTheHandler.countDown();
            deleted.await();
            throw new IllegalStateException("the account is gone");
        };
        house = new House(
                failing,
                Observer.NONE,
                new WorkerSettings(
                        1, Duration.ofDays(1), Duration.ofSeconds(5), new RetryPolicy(List.of()), Duration.ofDays(7)));
        house.link(DR_ADA, ADAS_PRACTICE);
        receive("in the handler");
        house.connect.start();
        assertThat(inTheHandler.await(10, TimeUnit.SECONDS)).isTrue();

        delete();
        deleted.countDown();

        await().until(() -> house.connect.inFlight() == 0);
        assertThat(house.queue.depth()).isEqualTo(new QueueDepth(0, 0, Optional.empty()));
        assertThat(house.storage.deadLetters().count()).isZero();
    }

    private void delete() {
        house.clock.advance(Duration.ofSeconds(1));
        house.connect
                .deleteAccountData()
                .delete(SignedPetition.about(ADAS_PRACTICE, house.clock.instant(), APP_SECRET));
    }

    private void receive(String text) {
        byte[] body = LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-" + text, text));
        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(body, APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
    }
}
