package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditCount;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

/** What all {@link AuditLog}s promise. It needs an SLF4J provider that has an MDC. */
public abstract class AuditLogContract {
    private static final UUID RESOURCE = UUID.fromString("3f0f6c1e-2222-4c57-9d0c-2b8b4f1c7a10");
    private static final String REQUEST = "d3c0ffee-0000-4000-8000-000000000001";

    private AuditLog log;

    /** A log with nothing in it. */
    protected abstract AuditLog emptyLog();

    /** What is in it, in order. */
    protected abstract List<AuditLine> lines();

    /** A log whose store gives no answer. */
    protected abstract AuditLog unreachable();

    /** What was logged at ERROR since the test began. */
    protected abstract List<String> errors();

    @BeforeEach
    void openLog() {
        log = emptyLog();
        MDC.clear();
    }

    @AfterEach
    void forgetRequest() {
        MDC.clear();
    }

    @ParameterizedTest
    @EnumSource
    void lineSaysWhatWasDoneAndHowItEnded(AuditAction action) {
        log.record(new AuditEntry(
                action, AuditEntry.SUCCESS, Optional.of(DR_ADA), Optional.of(RESOURCE), Optional.empty()));

        assertThat(lines())
                .containsExactly(new AuditLine(
                        action.label(),
                        "success",
                        Optional.empty(),
                        Optional.of(DR_ADA.value()),
                        Optional.of(RESOURCE),
                        Optional.empty(),
                        1));
    }

    @Test
    void lineMayConcernNobody() {
        log.record(new AuditEntry(
                AuditAction.SECURITY_EVENT, "state_invalid", Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.outcome()).isEqualTo("state_invalid");
            assertThat(line.doctor()).isEmpty();
            assertThat(line.resource()).isEmpty();
        });
    }

    @Test
    void lineSaysHowOftenItHappened() {
        log.record(new AuditEntry(
                AuditAction.WEBHOOK_FAILED,
                "handler_failed",
                new AuditEntry.Subject(Optional.of(DR_ADA), Optional.empty(), Optional.of(ADAS_PRACTICE)),
                1234));

        assertThat(lines()).singleElement().extracting(AuditLine::times).isEqualTo(1234L);
    }

    @Test
    void lineKeepsTheRequestItBelongsTo() {
        MDC.put("requestId", REQUEST);

        log.record(about(ADAS_PRACTICE));

        assertThat(lines()).singleElement().extracting(AuditLine::requestId).isEqualTo(Optional.of(REQUEST));
    }

    @Test
    void linesAreAddedAndNoneIsReplaced() {
        log.record(about(ADAS_PRACTICE));
        log.record(about(ADAS_PRACTICE));

        assertThat(lines()).hasSize(2);
    }

    @Test
    void instagramIdIsKeptAsAHashThatTellsAccountsApart() {
        log.record(about(ADAS_PRACTICE));
        log.record(about(ADAS_PRACTICE));
        log.record(about(BORIS_PRACTICE));

        List<String> hashes =
                lines().stream().map(line -> line.accountHash().orElseThrow()).toList();
        assertThat(hashes.get(0)).isEqualTo(hashes.get(1)).isNotEqualTo(hashes.get(2));
        Canary.assertNotReadable(ADAS_PRACTICE.value(), lines().toString());
    }

    @Test
    void lineThatCannotBeWrittenIsReportedAndStopsNothing() {
        unreachable().record(about(ADAS_PRACTICE));

        assertThat(errors()).containsExactly("Audit line not written");
    }

    @Test
    void lineThatHasToBeFirstIsWritten() {
        log.recordFirst(about(ADAS_PRACTICE));

        assertThat(lines()).singleElement().extracting(AuditLine::outcome).isEqualTo("success");
    }

    @Test
    void lineThatHasToBeFirstAndCannotBeWrittenStopsWhatItIsAbout() {
        assertThatThrownBy(() -> unreachable().recordFirst(about(ADAS_PRACTICE)))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    @Test
    void refusalsAreCountedByWhatInstagramAnswered() {
        Instant before = Instant.now().minus(Duration.ofHours(1));
        log.record(refused(DR_ADA, new InstagramError("profile", "100/33", ErrorCause.OTHER, "only for the log")));
        log.record(refused(DR_BORIS, InstagramError.of("profile", "100/33", ErrorCause.OTHER)));
        log.record(refused(DR_BORIS, InstagramError.of("profile", "10", ErrorCause.PERMISSION_MISSING)));
        log.record(about(ADAS_PRACTICE));

        assertThat(log.count(AuditAction.CONNECT_INSTAGRAM, before, Optional.empty()))
                .extracting(AuditCount::outcome, AuditCount::error, AuditCount::times)
                .containsExactlyInAnyOrder(
                        tuple("app_not_approved", refusal("100/33", ErrorCause.OTHER), 2L),
                        tuple("app_not_approved", refusal("10", ErrorCause.PERMISSION_MISSING), 1L),
                        tuple("success", Optional.empty(), 1L));
        assertThat(log.count(AuditAction.CONNECT_INSTAGRAM, before, Optional.of(DR_BORIS)))
                .hasSize(2);
        assertThat(log.count(AuditAction.TOKEN_REFUSED, before, Optional.empty()))
                .isEmpty();
    }

    @Test
    void whatIsOlderIsNotCounted() {
        log.record(about(ADAS_PRACTICE));

        assertThat(log.count(AuditAction.CONNECT_INSTAGRAM, Instant.now().plus(Duration.ofHours(1)), Optional.empty()))
                .isEmpty();
    }

    @Test
    void countSaysThatTheStoreIsAway() {
        assertThatThrownBy(() -> unreachable().count(AuditAction.CONNECT_INSTAGRAM, Instant.now(), Optional.empty()))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private static Optional<InstagramError> refusal(String code, ErrorCause cause) {
        return Optional.of(InstagramError.of("profile", code, cause));
    }

    private static AuditEntry refused(DoctorId doctor, InstagramError error) {
        return AuditEntry.of(AuditAction.CONNECT_INSTAGRAM, "app_not_approved", doctor, error);
    }

    private static AuditEntry about(InstagramId account) {
        return new AuditEntry(
                AuditAction.CONNECT_INSTAGRAM,
                AuditEntry.SUCCESS,
                Optional.of(DR_ADA),
                Optional.of(RESOURCE),
                Optional.of(account));
    }
}
