package com.clariva.connect.core.handling;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.House;
import com.clariva.connect.core.Signed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a handler asks for lies there sealed and does not open, or the store with it is away. */
class UnopenedValueTest {
    private final List<Integer> attempts = new CopyOnWriteArrayList<>();
    private volatile ConnectException trouble = new ConnectException.KeyMissing("winter");
    private final House house = new House(event -> {
        attempts.add(event.attempt());
        if (attempts.size() <= 4) {
            throw trouble;
        }
    });

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    static Stream<ConnectException> troubles() {
        return Stream.of(
                new ConnectException.KeyMissing("winter"),
                new ConnectException.SealBroken("open", null),
                new ConnectException.StorageUnavailable("begin reply", null));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void eventIsReleasedForAWhileAndNotCounted(ConnectException of) {
        trouble = of;
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        byte[] body = delivery(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));
        house.connect.receiveWebhook().receive(Signed.delivery(body, APP_SECRET, house.clock.instant()));

        await().until(() -> {
            house.clock.advance(Duration.ofMinutes(1));
            return attempts.size() == 5;
        });

        assertThat(attempts).containsOnly(1);
        assertThat(house.storage.deadLetters().count()).isZero();
    }
}
