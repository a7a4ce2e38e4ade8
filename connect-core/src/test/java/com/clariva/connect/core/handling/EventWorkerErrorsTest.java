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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWorkerErrorsTest {
    private final List<Integer> attempts = new CopyOnWriteArrayList<>();
    private final House house = new House(event -> {
        attempts.add(event.attempt());
        if (attempts.size() == 1) {
            throw new OutOfMemoryError("only said");
        }
    });

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void errorThatIsNobodysFailureLeavesTheEventToBeHandledAgainUncounted() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();

        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(
                        delivery(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello")), APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();

        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            house.clock.advance(Duration.ofSeconds(1));
            return attempts.size() == 2;
        });
        assertThat(attempts).containsExactly(1, 1);
        assertThat(house.connect.isWorking()).isTrue();
    }
}
