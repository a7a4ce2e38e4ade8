package com.clariva.connect.core.eventlog;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.line;
import static com.clariva.connect.testkit.LineEventReader.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Signed;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.testkit.LineEventReader;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplainEventTest {
    private static final String HELLO = message(ADAS_PRACTICE, PATIENT, "mid-1", "hello");

    private final AtomicInteger attempts = new AtomicInteger();
    private final House house = new House(event -> {
        if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("my knee hurts");
        }
        event.reply("Good morning");
        event.reply("We open at nine");
    });

    @BeforeEach
    void practiceIsOpen() {
        house.link(DR_ADA, ADAS_PRACTICE);
    }

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void attemptsRepliesAndRepetitionsAreTold() {
        house.connect.start();
        receive(HELLO);
        awaitOutcome("retrying");
        house.clock.advance(Duration.ofMinutes(2));
        awaitOutcome("handled");
        house.clock.advance(Duration.ofMinutes(2));
        receive(HELLO);
        await().until(() -> explained("mid-1").repeats().count() == 1);

        ExplainedEvent explained = explain("mid-1").orElseThrow();

        EventLine settled = explained.found().line().orElseThrow();
        assertThat(settled.event().verifiedBy()).contains("INSTAGRAM_APP_SECRET");
        assertThat(settled.doctor()).contains(DR_ADA);
        assertThat(settled.attempt()).isEqualTo(2);
        assertThat(settled.history().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.attempt()).isEqualTo(1);
            assertThat(failure.error()).isEqualTo("java.lang.IllegalStateException");
        });
        assertThat(settled.history().repeats().lastAt()).contains(house.clock.instant());
        assertThat(explained.replies())
                .extracting(KnownReply::state)
                .containsExactly(new ReplyState.Sent("mid-1"), new ReplyState.Sent("mid-2"));
        assertThat(explained.replies()).allSatisfy(reply -> {
            assertThat(reply.recordedAt()).isEqualTo(settled.at());
            assertThat(reply.sendBeganAt()).contains(settled.at());
            assertThat(reply.settledAt()).contains(settled.at());
        });
        assertThat(explained.toString()).doesNotContain("knee").doesNotContain("hello");
        assertThat(explain(settled.event().id().value())).contains(explained);
    }

    @Test
    void messageIsFoundWithWhatElseHappenedToIt() {
        logged(line("message_deleted", ADAS_PRACTICE, PATIENT, "mid-1", ""));
        logged(message(BORIS_PRACTICE, PATIENT, "mid-9", "hello"));
        QueuedEvent message = logged(HELLO);

        ExplainedEvent explained = explain("mid-1").orElseThrow();

        assertThat(explained.found().event()).isEqualTo(message.outline());
        assertThat(explained.sameMessage()).extracting(EventOutline::kind).containsExactly(EventKind.MESSAGE_DELETED);
        assertThat(explain("mid-9").orElseThrow().found().event().account()).isEqualTo(BORIS_PRACTICE);
    }

    @Test
    void messageThatWaitsIsFoundOfALinkedAccountAndOfAParkedOneAndOfAnyThatIsNamed() {
        receive(HELLO);
        receive(message(BORIS_PRACTICE, PATIENT, "mid-9", "hello"));

        assertThat(explain("mid-1").orElseThrow().found().state()).isEqualTo("waiting");
        assertThat(explain("mid-9")).isEmpty();
        assertThat(house.connect.explainEvent().explain("mid-9", Optional.of(BORIS_PRACTICE)))
                .isPresent();
        house.connect.start();
        await().until(() -> explain("mid-9")
                .filter(found -> found.found().state().equals("parked"))
                .isPresent());
    }

    @Test
    void letterThatIsOlderThanTheLogIsFoundInItsAccount() {
        QueuedEvent message = read(HELLO);
        house.storage
                .deadLetters()
                .add(new DeadLetter(
                        message, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, house.clock.instant()));

        assertThat(explain("mid-1")).isEmpty();
        assertThat(house.connect.explainEvent().explain("mid-1", Optional.of(ADAS_PRACTICE)))
                .map(explained -> explained.found().event().id())
                .contains(message.id());
    }

    @Test
    void nothingIsKnownOfWhatNeverCame() {
        logged(HELLO);

        assertThat(explain("mid-2")).isEmpty();
        assertThat(explain("0123456789abcdef0123456789abcdef")).isEmpty();
    }

    private Optional<ExplainedEvent> explain(String name) {
        return house.connect.explainEvent().explain(name, Optional.empty());
    }

    private EventHistory explained(String name) {
        return explain(name).orElseThrow().found().line().orElseThrow().history();
    }

    private void awaitOutcome(String outcome) {
        await().until(() -> explain("mid-1")
                .filter(found -> found.found().state().equals(outcome))
                .isPresent());
    }

    private void receive(String line) {
        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(delivery(line), APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
    }

    private QueuedEvent read(String line) {
        return new LineEventReader().read(delivery(line)).events().get(0).received(house.clock.instant());
    }

    private QueuedEvent logged(String line) {
        QueuedEvent event = read(line);
        house.clock.advance(Duration.ofSeconds(-1));
        house.storage
                .eventLog()
                .write(List.of(new EventLogEntry(
                        new Claim(event, 1, "lease"), "handled", Optional.of(DR_ADA), house.clock.instant())));
        return event;
    }
}
