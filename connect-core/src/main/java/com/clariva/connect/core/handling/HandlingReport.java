package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.eventlog.EventLogBuffer;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.log.SparingLog;
import com.clariva.connect.core.queue.Claim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Says what became of events: in the log, to the observer, in the log of events, and in the audit. */
public final class HandlingReport {
    private static final Logger LOG = LoggerFactory.getLogger(EventWorker.class);

    private final Observer observer;
    private final EventLogBuffer eventLog;
    private final AuditLog auditLog;
    private final InstantSource clock;
    private final SparingLog log;

    public HandlingReport(Observer observer, EventLogBuffer eventLog, AuditLog auditLog, InstantSource clock) {
        this.observer = requireNonNull(observer, "observer is null");
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.log = new SparingLog(LOG, clock);
    }

    /** Writes the counts of lines that were not written in full. */
    public void flush() {
        log.flush();
    }

    Instant now() {
        return clock.instant();
    }

    void ran(Duration duration) {
        observer.handlerRan(duration);
    }

    void handled(Claim claim, DoctorId doctor) {
        log.info("Event handled", line -> about(claim, line).addKeyValue("doctor", doctor));
        settled(claim, "handled", Optional.of(doctor));
    }

    void parked(Claim claim) {
        log.warn("No doctor linked for page", line -> about(claim, line));
        settled(claim, "parked", Optional.empty());
    }

    /** Its account was deleted: not even a line in the log of events. */
    void dropped(Claim claim) {
        log.info("Event of a deleted account dropped", line -> about(claim, line));
        observer.eventSettled(claim.event().kind(), "dropped", latency(claim));
    }

    void expired(Claim claim) {
        log.warn("Parked event expired", line -> about(claim, line));
        settled(claim, "expired", Optional.empty());
    }

    void failed(Claim claim, Handling.Failed failed, Duration delay) {
        String error = failed.cause().getClass().getName();
        LOG.atWarn()
                .addKeyValue("eventId", claim.event().id())
                .addKeyValue("attempt", claim.attempt())
                .addKeyValue("error", error)
                .addKeyValue("retryInMs", delay.toMillis())
                .log("Event handler failed");
        observer.eventSettled(claim.event().kind(), "retried", latency(claim));
        eventLog.add(new EventLogEntry(claim, "retrying", failed.doctor(), clock.instant(), Optional.of(error)));
    }

    void notNow(Claim claim, String why) {
        log.warn("Event postponed", line -> about(claim, line).addKeyValue("why", why));
    }

    void deadLettered(Claim claim, DeadLetter letter, Optional<DoctorId> doctor) {
        LOG.atError()
                .addKeyValue("eventId", claim.event().id())
                .addKeyValue("account", claim.event().conversation().account())
                .addKeyValue("kind", claim.event().kind().label())
                .addKeyValue("attempt", claim.attempt())
                .addKeyValue("reason", letter.reason().label())
                .addKeyValue("error", letter.error())
                .log("Event dead-lettered");
        settled(
                claim,
                "dead_letter",
                doctor,
                Optional.of(letter.error()).filter(error -> letter.reason() == DeadLetterReason.HANDLER_FAILED));
        auditLog.record(new AuditEntry(
                AuditAction.WEBHOOK_FAILED,
                letter.reason().label(),
                doctor,
                Optional.of(claim.event().id().asUuid()),
                Optional.of(claim.event().conversation().account())));
    }

    /** Its row was changed. {@code own} says where it belongs. */
    void moved(Claim own) {
        LOG.atError()
                .addKeyValue("eventId", own.event().id())
                .addKeyValue("account", own.event().conversation().account())
                .log("Event stored for another conversation than its own, not handled");
        auditLog.record(new AuditEntry(
                AuditAction.SECURITY_EVENT,
                "event_moved",
                Optional.empty(),
                Optional.of(own.event().id().asUuid()),
                Optional.of(own.event().conversation().account())));
    }

    void notSettled(Claim claim, Throwable cause) {
        log.warn(
                "Event not settled yet",
                line -> about(claim, line).addKeyValue("cause", cause.getClass().getSimpleName()));
    }

    void stillListed(Claim claim) {
        LOG.atWarn().addKeyValue("eventId", claim.event().id()).log("Dead letter handled, but still listed");
    }

    void late(Claim claim) {
        log.warn("Event settled too late", line -> about(claim, line));
    }

    private void settled(Claim claim, String outcome, Optional<DoctorId> doctor) {
        settled(claim, outcome, doctor, Optional.empty());
    }

    private void settled(Claim claim, String outcome, Optional<DoctorId> doctor, Optional<String> error) {
        observer.eventSettled(claim.event().kind(), outcome, latency(claim));
        eventLog.add(new EventLogEntry(claim, outcome, doctor, clock.instant(), error));
    }

    private Duration latency(Claim claim) {
        return Duration.between(claim.event().receivedAt(), clock.instant());
    }

    private LoggingEventBuilder about(Claim claim, LoggingEventBuilder line) {
        return line.addKeyValue("eventId", claim.event().id())
                .addKeyValue("account", claim.event().conversation().account())
                .addKeyValue("kind", claim.event().kind().label())
                .addKeyValue("attempt", claim.attempt())
                .addKeyValue("durationMs", latency(claim).toMillis());
    }
}
