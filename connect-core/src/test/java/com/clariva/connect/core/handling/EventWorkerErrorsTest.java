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
import com.clariva.connect.core.event.MessageEvent.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventWorkerErrorsTest {
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private volatile Supplier<Error> thrown = () -> new OutOfMemoryError("only said");
    private volatile int times = 1;
    private final House house = new House(event -> {
        handled.add(mid(event) + " #" + event.attempt());
        if (mid(event).equals("mid-1") && handled.size() <= times) {
            throw thrown.get();
        }
    });

    @BeforeEach
    void adaIsLinked() {
        house.link(DR_ADA, ADAS_PRACTICE);
    }

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void errorThatIsNobodysFailureLeavesTheEventToBeHandledAgainUncounted() {
        receive("mid-1");
        house.connect.start();

        goOnUntil(() -> handled.size() == 2);

        assertThat(handled).containsExactly("mid-1 #1", "mid-1 #1");
        assertThat(house.connect.isWorking()).isTrue();
    }

    static Stream<Supplier<Error>> errors() {
        return Stream.of(
                () -> new OutOfMemoryError("only said"),
                () -> new InternalError("only said"),
                () -> new Error("only said"),
                StackOverflowError::new,
                () -> new NoClassDefFoundError("only said"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void eventThatCausesAnErrorEachTimeBecomesADeadLetterAndTheNextIsHandled(Supplier<Error> error) {
        thrown = error;
        times = Integer.MAX_VALUE;
        receive("mid-1");
        receive("mid-2");
        house.connect.start();

        goOnUntil(() -> handled.contains("mid-2 #1"));

        assertThat(house.storage.deadLetters().all()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.HANDLER_FAILED);
            assertThat(letter.error()).isEqualTo(error.get().getClass().getName());
            assertThat(letter.attempts()).isEqualTo(3);
        });
        assertThat(handled).hasSizeLessThanOrEqualTo(6);
        assertThat(house.connect.isWorking()).isTrue();
    }

    private void goOnUntil(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            house.clock.advance(Duration.ofSeconds(30));
            return condition.call();
        });
    }

    private void receive(String mid) {
        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(
                        delivery(message(ADAS_PRACTICE, PATIENT, mid, "hello")), APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
    }

    private static String mid(ResolvedEvent event) {
        return event.event().as(Message.class).orElseThrow().mid();
    }
}
