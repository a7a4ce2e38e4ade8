package com.clariva.connect.core.eventlog;

import static com.clariva.connect.core.audit.AuditAction.EVENT_CONTENT_SHOWN;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.deadletter.LetterContents;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.WaitingEvents;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Use case: an operator has to see what an event says. Only what waits, is parked or is set aside is still there to
 * be seen; what was handled is not kept. It is audited before it is shown; what cannot be audited is not shown.
 */
public final class ShowContent {
    private final LetterContents contents;
    private final WaitingEvents waiting;
    private final AuditLog auditLog;

    public ShowContent(LetterContents contents, WaitingEvents waiting, AuditLog auditLog) {
        this.waiting = requireNonNull(waiting, "waiting is null");
        this.contents = requireNonNull(contents, "contents is null");
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
    }

    /**
     * What Instagram delivered of the event, as JSON if it was; empty if nothing is kept of it.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer, or
     *     takes no audit line
     * @throws com.clariva.connect.core.ConnectException.KeyMissing if the event's key is not configured
     */
    public Optional<Text> show(EventId event) {
        Optional<QueuedEvent> kept = contents.read(event).or(() -> waiting.read(event));
        auditLog.recordFirst(new AuditEntry(
                EVENT_CONTENT_SHOWN,
                kept.isPresent() ? AuditEntry.SUCCESS : "nothing_kept",
                Optional.empty(),
                Optional.of(event.asUuid()),
                kept.flatMap(ShowContent::account)));
        return kept.map(letter -> new Text(new String(letter.body(), StandardCharsets.UTF_8)));
    }

    /** What nobody could read names no account. */
    private static Optional<InstagramId> account(QueuedEvent letter) {
        return Optional.of(letter.conversation().account())
                .filter(account -> !account.value().equals("0"));
    }
}
