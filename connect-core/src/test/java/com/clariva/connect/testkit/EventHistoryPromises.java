package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.eventlog.EventFilter;
import com.clariva.connect.core.eventlog.EventHistory.Failure;
import com.clariva.connect.core.eventlog.EventHistory.Repeats;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.EventLog;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.eventlog.Repeat;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link EventLog}s promise of failures and repeats. */
abstract class EventHistoryPromises {
    private static final QueuedEvent HELLO = message(ADAS_PRACTICE, "hello", NOON);

    EventLog log;

    /** A log with nothing in it. */
    protected abstract EventLog emptyLog();

    @BeforeEach
    void openLog() {
        log = emptyLog();
    }

    @Test
    void lineSaysWhichSecretHadSigned() {
        log.write(List.of(entry(HELLO.signedWith(Optional.of("META_APP_SECRET")), "handled")));
        log.write(List.of(entry(message(ADAS_PRACTICE, "other", NOON), "handled")));

        assertThat(log.list(EventFilter.ALL, 2))
                .extracting(line -> line.event().verifiedBy())
                .containsExactlyInAnyOrder(Optional.of("META_APP_SECRET"), Optional.empty());
    }

    @Test
    void failuresAreAddedUpWhateverComesAfterThem() {
        log.write(List.of(failed(1, NOON), failed(2, NOON.plusSeconds(60))));
        log.write(List.of(failed(3, NOON.plusSeconds(360))));

        log.write(List.of(entry(HELLO, "handled")));

        EventLine line = log.find(HELLO.id()).orElseThrow();
        assertThat(line.outcome()).isEqualTo("handled");
        assertThat(line.history().failures())
                .containsExactly(
                        new Failure(1, NOON, "java.io.IOException"),
                        new Failure(2, NOON.plusSeconds(60), "java.io.IOException"),
                        new Failure(3, NOON.plusSeconds(360), "java.io.IOException"));
    }

    @Test
    void failureToldOfTooLateReplacesNoOutcome() {
        log.write(List.of(entry(HELLO, "handled")));

        log.write(List.of(failed(1, NOON.minusSeconds(60))));

        EventLine line = log.find(HELLO.id()).orElseThrow();
        assertThat(line.outcome()).isEqualTo("handled");
        assertThat(line.history().failures()).hasSize(1);
    }

    @Test
    void repeatIsCountedWhereThereIsALineAndMakesNone() {
        QueuedEvent other = message(ADAS_PRACTICE, "other", NOON);
        log.write(List.of(entry(HELLO, "handled")));

        log.repeated(List.of());
        log.repeated(List.of(
                new Repeat(HELLO.id(), NOON.plusSeconds(9)),
                new Repeat(HELLO.id(), NOON.plusSeconds(2)),
                new Repeat(other.id(), NOON)));
        log.repeated(List.of(new Repeat(HELLO.id(), NOON.plusSeconds(5))));

        assertThat(log.find(HELLO.id()).orElseThrow().history().repeats())
                .isEqualTo(new Repeats(3, Optional.of(NOON.plusSeconds(9))));
        assertThat(log.find(other.id())).isEmpty();
    }

    private static EventLogEntry failed(int attempt, Instant at) {
        return new EventLogEntry(
                new Claim(HELLO, attempt, "lease"),
                "retrying",
                Optional.of(DR_ADA),
                at,
                Optional.of("java.io.IOException"));
    }

    static EventLogEntry entry(QueuedEvent event, String outcome) {
        return new EventLogEntry(new Claim(event, 1, "lease"), outcome, Optional.of(DR_ADA), NOON);
    }
}
