package com.clariva.connect.core.eventlog;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.connecting;
import static com.clariva.connect.testkit.Cast.message;
import static com.clariva.connect.testkit.QueueTrial.enqueue;
import static com.clariva.connect.testkit.QueueTrial.settle;
import static com.clariva.connect.testkit.QueueTrial.take;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.queue.WaitingEvents.Held;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindEventsTest {
    private static final QueuedEvent HANDLED = message(ADAS_PRACTICE, "handled", NOON);
    private static final QueuedEvent FAILED = message(ADAS_PRACTICE, "failed", NOON.plusSeconds(1));
    private static final QueuedEvent OLD = message(BORIS_PRACTICE, "failed long ago", NOON.minusSeconds(1));

    private final InMemoryStorage storage = new InMemoryStorage(new ManualClock());
    private final Outage queueIsAway = new Outage();
    private final InMemoryEventQueue queue = new InMemoryEventQueue(new ManualClock(), queueIsAway);
    private final FindEvents findEvents =
            new FindEvents(storage.eventLog(), storage.deadLetters(), storage.accounts(), queue);

    @BeforeEach
    void threeEventsCame() {
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        storage.eventLog().write(List.of(line(HANDLED, "handled"), line(FAILED, "dead_letter")));
        storage.deadLetters().add(letter(FAILED));
        storage.deadLetters().add(letter(OLD));
    }

    @Test
    void eventIsFoundWithItsLetter() {
        FoundEvent found = findEvents.find(FAILED.id()).orElseThrow();

        assertThat(found.state()).isEqualTo("dead_letter");
        assertThat(found.line().orElseThrow().doctor()).contains(DR_ADA);
        assertThat(found.letter().orElseThrow().cause().error()).isEqualTo("java.io.IOException");
    }

    @Test
    void stateOfTheLetterCountsMoreThanTheLine() {
        storage.deadLetters().beginReplay(FAILED.id());

        assertThat(findEvents.find(FAILED.id())).map(FoundEvent::state).contains("replayed");
        assertThat(findEvents.find(HANDLED.id())).map(FoundEvent::state).contains("handled");
    }

    @Test
    void eventNobodyHeardOfIsNotFound() {
        assertThat(findEvents.find(message(ADAS_PRACTICE, "other", NOON).id())).isEmpty();
    }

    @Test
    void eventThatWaitsAndWasNeverTriedIsFound() {
        QueuedEvent waiting = message(ADAS_PRACTICE, "waiting", NOON).signedWith(Optional.of("META_APP_SECRET"));
        enqueue(queue, waiting);

        FoundEvent found = findEvents.find(waiting.id()).orElseThrow();

        assertThat(found.state()).isEqualTo("waiting");
        assertThat(found.event()).isEqualTo(waiting.outline());
        assertThat(found.isKept()).isTrue();
    }

    @Test
    void eventBehindAParkedOneIsParkedAndWaitsOnceItIsUnparked() {
        QueuedEvent head = message(ADAS_PRACTICE, "head", NOON);
        QueuedEvent behind = message(ADAS_PRACTICE, "behind", NOON);
        enqueue(queue, head, behind);
        settle(queue, take(queue), new Verdict.Park());
        storage.eventLog().write(List.of(line(head, "parked")));
        assertThat(state(head)).isEqualTo("parked");
        assertThat(state(behind)).isEqualTo("parked");

        queue.unpark(ADAS_PRACTICE);

        assertThat(state(head)).isEqualTo("waiting");
        assertThat(state(behind)).isEqualTo("waiting");
    }

    @Test
    void replayThatWaitsOrIsParkedIsFoundUnderTheNameOfItsLetter() {
        enqueue(
                queue,
                storage.deadLetters().beginReplay(FAILED.id()).orElseThrow().forTheQueue());
        assertThat(findEvents.find(FAILED.id()).orElseThrow().held()).contains(new Held(FAILED.outline(), false));

        settle(queue, take(queue), new Verdict.Park());

        assertThat(findEvents.find(FAILED.id()).orElseThrow().held()).contains(new Held(FAILED.outline(), true));
        assertThat(findEvents.find(OLD.id()).orElseThrow().held()).isEmpty();
    }

    @Test
    void queueThatIsAwayHidesNothingThatIsKnownAndIsNotTakenForEmpty() {
        queueIsAway.begin();

        assertThat(state(HANDLED)).isEqualTo("handled");
        assertThat(state(OLD)).isEqualTo("dead_letter");
        assertThatThrownBy(() ->
                        findEvents.find(message(ADAS_PRACTICE, "other", NOON).id()))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    @Test
    void deadLettersAreListedEvenWhenTheirLinesAreGone() {
        assertThat(list("dead_letter", Optional.empty(), Optional.empty())).containsExactly(OLD.id(), FAILED.id());
    }

    @Test
    void deadLettersOfADoctorAreThoseOfTheAccountLinkedNow() {
        assertThat(list("dead_letter", Optional.empty(), Optional.of(DR_ADA))).containsExactly(FAILED.id());
        assertThat(list("dead_letter", Optional.of(BORIS_PRACTICE), Optional.of(DR_ADA)))
                .isEmpty();
        assertThat(list("dead_letter", Optional.empty(), Optional.of(DR_BORIS))).isEmpty();
        assertThat(list("dead_letter", Optional.of(BORIS_PRACTICE), Optional.empty()))
                .containsExactly(OLD.id());
    }

    @Test
    void otherStatesAreListedFromTheLog() {
        assertThat(list("handled", Optional.empty(), Optional.of(DR_ADA))).containsExactly(HANDLED.id());
        assertThat(findEvents.list(EventFilter.ALL, 10)).hasSize(2);
    }

    private String state(QueuedEvent event) {
        return findEvents.find(event.id()).orElseThrow().state();
    }

    private List<EventId> list(String state, Optional<InstagramId> account, Optional<DoctorId> doctor) {
        return findEvents.list(new EventFilter(Optional.of(state), account, doctor), 10).stream()
                .map(found -> found.event().id())
                .toList();
    }

    private static EventLogEntry line(QueuedEvent event, String outcome) {
        return new EventLogEntry(new Claim(event, 1, "lease"), outcome, Optional.of(DR_ADA), NOON);
    }

    private static DeadLetter letter(QueuedEvent event) {
        return new DeadLetter(event, DeadLetterReason.HANDLER_FAILED, "java.io.IOException", 4, NOON);
    }
}
