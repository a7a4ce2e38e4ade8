package com.clariva.connect.core.handling;

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
import com.clariva.connect.core.deadletter.DeadLetterReason;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HopelessEventTest {
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final House house = new House(event -> {
        handled.add(event.event().key().toString());
        if (handled.size() == 1) {
            throw new HopelessException("never");
        }
    });

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void eventThatIsHopelessIsSetAsideAtOnceAndTheNextGoesOn() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        receive("mid-1");
        receive("mid-2");

        await().until(() -> handled.size() == 2);
        await().untilAsserted(() -> assertThat(house.storage.deadLetters().all())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.reason()).isEqualTo(DeadLetterReason.HANDLER_FAILED);
                    assertThat(letter.error()).isEqualTo(HopelessException.class.getName());
                    assertThat(letter.attempts()).isEqualTo(1);
                }));
    }

    private void receive(String mid) {
        byte[] body = delivery(message(ADAS_PRACTICE, PATIENT, mid, "hello"));
        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(body, APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
    }
}
