package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.EventLog;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.eventlog.Repeat;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link EventLog}s promise. */
public abstract class EventLogContract extends EventHistoryPromises {
    private static final int LIMIT = 10;
    private static final QueuedEvent HELLO = message(ADAS_PRACTICE, "hello", NOON);

    private ConnectedAccounts accounts;

    /** The accounts in the same store. */
    protected abstract ConnectedAccounts accounts();

    /** A log whose store gives no answer. */
    protected abstract EventLog unreachable();

    /** Everything in the store, as whoever reads it sees it. */
    protected abstract String everythingStored();

    @BeforeEach
    void openAccounts() {
        accounts = accounts();
    }

    @Test
    void outcomeIsTheOneWritten() {
        log.write(List.of(entry(HELLO, "handled")));

        assertThat(outcomeOf(HELLO.id())).contains("handled");
    }

    @Test
    void eventThatWasNotWrittenHasNoOutcome() {
        log.write(List.of());

        assertThat(outcomeOf(HELLO.id())).isEmpty();
    }

    @Test
    void writingAgainReplacesTheOutcome() {
        log.write(List.of(entry(HELLO, "parked")));

        log.write(List.of(entry(HELLO, "handled")));

        assertThat(outcomeOf(HELLO.id())).contains("handled");
    }

    @Test
    void lastOutcomeOfABatchWins() {
        log.write(List.of(entry(HELLO, "parked"), entry(HELLO, "dead_letter")));

        assertThat(outcomeOf(HELLO.id())).contains("dead_letter");
    }

    @Test
    void entryWithoutADoctorIsWritten() {
        log.write(List.of(new EventLogEntry(new Claim(HELLO, 1, "lease"), "parked", Optional.empty(), NOON)));

        assertThat(outcomeOf(HELLO.id())).contains("parked");
    }

    @Test
    void largeBatchesAtOnceAreWrittenWhole() {
        List<EventLogEntry> forwards = IntStream.range(0, 500)
                .mapToObj(number -> entry(message(ADAS_PRACTICE, "message " + number, NOON), "handled"))
                .toList();
        List<EventLogEntry> backwards = new ArrayList<>(forwards);
        Collections.reverse(backwards);

        Callers.atOnce(8, caller -> {
            log.write(caller % 2 == 0 ? forwards : backwards);
            return caller;
        });

        assertThat(forwards)
                .allSatisfy(entry ->
                        assertThat(outcomeOf(entry.claim().event().id())).contains("handled"));
    }

    @Test
    void accountNotesWhenItsLastEventWasReceived() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        log.write(List.of(received("one", NOON), received("two", NOON.plus(Duration.ofMinutes(5)))));

        assertLastEvent(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void lastEventMovesOnAndNeverBack() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        log.write(List.of(received("one", NOON)));
        log.write(List.of(received("late", NOON.minus(Duration.ofHours(1)))));
        assertLastEvent(NOON);

        log.write(List.of(received("next", NOON.plus(Duration.ofHours(1)))));
        assertLastEvent(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void lastEventOutlivesConnectingAgain() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        log.write(List.of(received("one", NOON)));

        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));

        assertLastEvent(NOON);
    }

    @Test
    void eventOfAnAccountNobodyLinkedIsWrittenAndNotedNowhere() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        QueuedEvent strangers = message(BORIS_PRACTICE, "hello", NOON);

        log.write(List.of(entry(strangers, "parked")));

        assertThat(outcomeOf(strangers.id())).contains("parked");
        assertThat(lastEvent(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void lineIsFoundAsItWasWritten() {
        log.write(List.of(entry(HELLO, "handled")));

        assertThat(log.find(HELLO.id()))
                .contains(new EventLine(HELLO.outline(), "handled", Optional.of(DR_ADA), 1, NOON));
        assertThat(log.list(EventFilter.ALL, LIMIT))
                .containsExactly(log.find(HELLO.id()).orElseThrow());
    }

    @Test
    void linesOfTheLatestEventsAreListedFirstUpToTheLimit() {
        log.write(List.of(
                received("second", NOON.plusSeconds(2)),
                received("third", NOON.plusSeconds(3)),
                received("first", NOON.plusSeconds(1))));

        assertThat(log.list(EventFilter.ALL, 2))
                .extracting(line -> line.event().receivedAt())
                .containsExactly(NOON.plusSeconds(3), NOON.plusSeconds(2));
    }

    @Test
    void linesAreListedByStateAccountAndDoctor() {
        QueuedEvent strangers = message(BORIS_PRACTICE, "stranger", NOON);
        log.write(List.of(
                entry(HELLO, "handled"),
                new EventLogEntry(new Claim(strangers, 1, "lease"), "parked", Optional.empty(), NOON)));

        assertThat(listed(new EventFilter(Optional.of("parked"), Optional.empty(), Optional.empty())))
                .containsExactly(strangers.id());
        assertThat(listed(new EventFilter(Optional.empty(), Optional.of(ADAS_PRACTICE), Optional.empty())))
                .containsExactly(HELLO.id());
        assertThat(listed(new EventFilter(Optional.empty(), Optional.empty(), Optional.of(DR_ADA))))
                .containsExactly(HELLO.id());
        assertThat(listed(new EventFilter(Optional.of("parked"), Optional.of(ADAS_PRACTICE), Optional.empty())))
                .isEmpty();
    }

    @Test
    void linesOfSeveralEventsAreFoundInTheOrderOfReceipt() {
        QueuedEvent second = message(ADAS_PRACTICE, "second", NOON.plusSeconds(2));
        log.write(List.of(entry(second, "handled"), entry(HELLO, "parked")));

        assertThat(log.find(List.of(
                        second.id(), message(ADAS_PRACTICE, "unknown", NOON).id(), HELLO.id(), second.id())))
                .extracting(line -> line.event().id())
                .containsExactly(HELLO.id(), second.id());
    }

    @Test
    void accountsAreThoseThatHaveLines() {
        assertThat(log.accounts()).isEmpty();
        log.write(List.of(
                entry(HELLO, "handled"),
                entry(message(ADAS_PRACTICE, "more", NOON), "handled"),
                entry(message(BORIS_PRACTICE, "hello", NOON), "parked")));

        assertThat(log.accounts()).containsExactlyInAnyOrder(ADAS_PRACTICE, BORIS_PRACTICE);
    }

    @Test
    void neitherContentNorPersonIsInTheStore() {
        QueuedEvent event = message(ADAS_PRACTICE, "canary: my knee hurts", NOON);

        log.write(List.of(entry(event, "handled")));

        Canary.assertNotReadable("canary: my knee hurts", everythingStored());
        Canary.assertNotReadable(PATIENT.value(), everythingStored());
    }

    @Test
    void storeThatIsAwaySaysSo() {
        EventLog away = unreachable();

        assertThatThrownBy(() -> away.write(List.of(entry(HELLO, "handled"))))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.list(EventFilter.ALL, LIMIT))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.find(HELLO.id())).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(away::accounts).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.repeated(List.of(new Repeat(HELLO.id(), NOON))))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private Optional<String> outcomeOf(EventId event) {
        return log.find(event).map(EventLine::outcome);
    }

    private List<EventId> listed(EventFilter filter) {
        return log.list(filter, LIMIT).stream().map(line -> line.event().id()).toList();
    }

    private void assertLastEvent(Instant expected) {
        assertThat(lastEvent(ADAS_PRACTICE).orElseThrow()).isCloseTo(expected, within(1, ChronoUnit.MINUTES));
    }

    private Optional<Instant> lastEvent(InstagramId account) {
        return accounts.findByAccount(account).orElseThrow().state().lastEventAt();
    }

    private static EventLogEntry received(String text, Instant at) {
        return entry(message(ADAS_PRACTICE, text, at), "handled");
    }
}
