package com.clariva.connect.core.webhook;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Observer;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.eventlog.EventLogBuffer;
import com.clariva.connect.core.eventlog.Repeat;
import com.clariva.connect.core.instance.RefusalCause;
import com.clariva.connect.core.log.SparingLog;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/** Says what became of deliveries: in the log, to the observer, and in the audit where it matters. */
public final class ReceptionReport {
    private static final String REQUEST_ID = "requestId";

    private final Observer observer;
    private final AuditLog auditLog;
    private final EventLogBuffer eventLog;
    private final SparingLog log;

    public ReceptionReport(Observer observer, AuditLog auditLog, EventLogBuffer eventLog, InstantSource clock) {
        this.observer = requireNonNull(observer, "observer is null");
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.log = new SparingLog(LoggerFactory.getLogger(ReceiveWebhook.class), clock);
    }

    /** Writes the counts of lines that were not written in full. */
    public void flush() {
        log.flush();
    }

    void rejected(SignatureFlaw flaw, Optional<String> hint) {
        log.warn("Webhook signature rejected", line -> {
            LoggingEventBuilder classed = line.addKeyValue("flaw", flaw.label());
            return hint.map(text -> classed.addKeyValue("hint", text)).orElse(classed);
        });
        observer.deliveryRefused(flaw.label());
        observer.delivery("not_authentic");
        auditLog.record(AuditEntry.of(AuditAction.SECURITY_EVENT, "signature_" + flaw.label()));
    }

    /** A delivery was refused unread, because of the address it came from. */
    public void sourceRefused(String address) {
        log.warn("Webhook source refused", line -> line.addKeyValue("address", address));
        auditLog.record(AuditEntry.of(AuditAction.SECURITY_EVENT, "webhook_source_refused"));
    }

    void received(String secretName) {
        log.info("Webhook received", line -> line.addKeyValue("secret", secretName));
        observer.secretMatched(secretName);
    }

    void notQueued(EventKind kind, String outcome) {
        observer.eventNotQueued(kind, outcome);
    }

    /** Fields that are new, and stood beside events: nobody has to do anything, and somebody may want to know. */
    void passedOver(int unknownFields) {
        for (int field = 0; field < unknownFields; field++) {
            observer.eventNotQueued(EventKind.UNRECOGNIZED, "ignored");
        }
    }

    /** It was well-formed, and there is nothing in it for anybody. */
    Receipt withoutEvents(boolean otherProduct) {
        observer.delivery(otherProduct ? "other_product" : "empty");
        return new Receipt.Accepted(0, 0);
    }

    void unreadable(QueuedEvent whole, String flaw) {
        log.warn(
                "Event dead-lettered",
                line -> line.addKeyValue("eventId", whole.id())
                        .addKeyValue("reason", "unreadable")
                        .addKeyValue("flaw", flaw));
        observer.eventNotQueued(whole.kind(), "dead_letter");
        auditLog.record(new AuditEntry(
                AuditAction.WEBHOOK_FAILED,
                "unreadable",
                Optional.empty(),
                Optional.of(whole.id().asUuid()),
                Optional.empty()));
    }

    Receipt accepted(List<QueuedEvent> queued, List<QueuedEvent> duplicates) {
        observer.delivery("accepted");
        return new Receipt.Accepted(queued.size(), duplicates.size());
    }

    Receipt notStored(Throwable cause) {
        log.warn(
                "Webhook not stored",
                line -> line.addKeyValue("cause", RefusalCause.of(cause).label())
                        .addKeyValue("reason", RefusalCause.reason(cause)));
        observer.delivery("not_stored");
        observer.deliveryNotStored(RefusalCause.of(cause).label(), RefusalCause.reason(cause));
        auditLog.record(AuditEntry.of(AuditAction.WEBHOOK_FAILED, "not_stored"));
        return new Receipt.NotStored();
    }

    /** For what is written on another thread, when the store has answered: it keeps the request id. */
    Line line() {
        return new Line(Optional.ofNullable(MDC.get(REQUEST_ID)));
    }

    final class Line {
        private final Optional<String> requestId;

        private Line(Optional<String> requestId) {
            this.requestId = requestId;
        }

        Receipt accepted(List<QueuedEvent> events, Enqueued enqueued) {
            List<QueuedEvent> duplicates = events.stream()
                    .filter(event -> enqueued.duplicates().contains(event.id()))
                    .toList();
            List<QueuedEvent> added = events.stream()
                    .filter(event -> !enqueued.duplicates().contains(event.id()))
                    .toList();
            added.forEach(event -> log.info("Webhook queued", line -> about(event, line)));
            duplicates.forEach(this::duplicate);
            return ReceptionReport.this.accepted(added, duplicates);
        }

        private void duplicate(QueuedEvent event) {
            log.info("Webhook duplicate ignored", line -> about(event, line));
            observer.eventNotQueued(event.kind(), "duplicate");
            eventLog.add(new Repeat(event.id(), event.receivedAt()));
        }

        private LoggingEventBuilder about(QueuedEvent event, LoggingEventBuilder line) {
            LoggingEventBuilder identified =
                    requestId.map(id -> line.addKeyValue(REQUEST_ID, id)).orElse(line);
            return identified
                    .addKeyValue("eventId", event.id())
                    .addKeyValue("account", event.conversation().account())
                    .addKeyValue("kind", event.kind().label());
        }
    }
}
