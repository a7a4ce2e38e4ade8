package com.clariva.connect.core.audit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.testkit.AuditLine;
import com.clariva.connect.testkit.InMemoryAuditLog;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class SparingAuditTest {
    private static final String REQUEST = "d3c0ffee-0000-4000-8000-000000000001";

    private final ManualClock clock = new ManualClock();
    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final SparingAudit audit = new SparingAudit(log, clock);

    @AfterEach
    void forgetRequest() {
        MDC.clear();
    }

    @Test
    void whatADoctorDidIsWrittenAtOnce() {
        audit.record(linked(DR_ADA));
        audit.record(linked(DR_ADA));

        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void whatHasToBeFirstIsWrittenAtOnceEvenIfItMayComeInFloods() {
        audit.recordFirst(AuditEntry.of(AuditAction.EVENT_CONTENT_SHOWN, AuditEntry.SUCCESS));

        assertThat(log.lines()).hasSize(1);
    }

    @Test
    void floodOfForgeriesIsOneLineAMinute() {
        forgeries(100_000, "signature_no_match");
        audit.flush();
        forgeries(100_000, "signature_no_match");
        audit.flush();
        clock.advance(Duration.ofSeconds(59));
        audit.flush();

        assertThat(log.lines()).extracting(AuditLine::times).containsExactly(100_000L);

        clock.advance(Duration.ofSeconds(1));
        audit.flush();

        assertThat(log.lines()).extracting(AuditLine::times).containsExactly(100_000L, 100_000L);
    }

    @Test
    void firstOfAKindIsWrittenAtTheNextOccasion() {
        forgeries(1, "signature_no_header");
        audit.flush();
        forgeries(1, "signature_no_match");
        audit.flush();

        assertThat(log.lines())
                .extracting(AuditLine::outcome)
                .containsExactly("signature_no_header", "signature_no_match");
    }

    @Test
    void kindThatWasQuietForAMinuteIsWrittenAtTheNextOccasion() {
        forgeries(1, "signature_no_match");
        audit.flush();
        clock.advance(SparingAudit.PAUSE);
        audit.flush();
        forgeries(2, "signature_no_match");

        audit.flush();

        assertThat(log.lines()).extracting(AuditLine::times).containsExactly(1L, 2L);
    }

    @Test
    void eachDoctorsFailuresAreCountedApart() {
        audit.record(failed(DR_ADA));
        audit.record(failed(DR_BORIS));
        audit.record(failed(DR_BORIS));
        audit.flush();

        assertThat(log.entries())
                .extracting(AuditEntry::doctor, AuditEntry::times)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(Optional.of(DR_ADA), 1L),
                        org.assertj.core.groups.Tuple.tuple(Optional.of(DR_BORIS), 2L));
    }

    @Test
    void strangersWithInventedStatesAreCountedToo() {
        IntStream.range(0, 1000)
                .forEach(i -> audit.record(AuditEntry.of(AuditAction.CONNECT_INSTAGRAM, "state_invalid")));
        audit.flush();

        assertThat(log.lines()).singleElement().extracting(AuditLine::times).isEqualTo(1000L);
    }

    @Test
    void lineKeepsTheRequestOfTheFirst() {
        MDC.put("requestId", REQUEST);
        forgeries(1, "signature_no_match");
        MDC.put("requestId", "another");
        forgeries(1, "signature_no_match");

        audit.flush();

        assertThat(log.lines()).singleElement().extracting(AuditLine::requestId).isEqualTo(Optional.of(REQUEST));
        assertThat(MDC.get("requestId")).isEqualTo("another");
    }

    @Test
    void whoStopsWritesWhatWasCounted() {
        forgeries(1, "signature_no_match");
        audit.flush();
        forgeries(3, "signature_no_match");

        audit.flushAll();

        assertThat(log.lines()).extracting(AuditLine::times).containsExactly(1L, 3L);
    }

    private void forgeries(int count, String outcome) {
        IntStream.range(0, count).forEach(i -> audit.record(AuditEntry.of(AuditAction.SECURITY_EVENT, outcome)));
    }

    private static AuditEntry linked(DoctorId doctor) {
        return new AuditEntry(
                AuditAction.CONNECT_INSTAGRAM,
                AuditEntry.SUCCESS,
                Optional.of(doctor),
                Optional.of(UUID.randomUUID()),
                Optional.of(ADAS_PRACTICE));
    }

    private static AuditEntry failed(DoctorId doctor) {
        return new AuditEntry(
                AuditAction.WEBHOOK_FAILED,
                "handler_failed",
                Optional.of(doctor),
                Optional.of(UUID.randomUUID()),
                Optional.of(ADAS_PRACTICE));
    }
}
