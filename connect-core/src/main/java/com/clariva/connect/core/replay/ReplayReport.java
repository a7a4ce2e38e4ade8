package com.clariva.connect.core.replay;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.deadletter.Replay;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what came of replays: in the log and in the audit. */
public final class ReplayReport {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayDeadLetter.class);

    private final AuditLog auditLog;

    public ReplayReport(AuditLog auditLog) {
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
    }

    ReplayOutcome notBegun(EventId event, ReplayOutcome outcome) {
        audit(event, outcome.label(), Optional.empty());
        return outcome;
    }

    ReplayOutcome ended(Replay replay, ReplayOutcome outcome) {
        LOG.atInfo()
                .addKeyValue("eventId", replay.letter().event().id())
                .addKeyValue("account", accountOf(replay))
                .addKeyValue("replay", replay.number())
                .addKeyValue("outcome", outcome.label())
                .log("Dead letter replayed");
        audit(
                replay.letter().event().id(),
                outcome == ReplayOutcome.REPLAYED ? AuditEntry.SUCCESS : outcome.label(),
                Optional.of(accountOf(replay)));
        return outcome;
    }

    void failed(Replay replay) {
        audit(replay.letter().event().id(), "unavailable", Optional.of(accountOf(replay)));
    }

    void notPutBack(Replay replay) {
        LOG.atWarn()
                .addKeyValue("eventId", replay.letter().event().id())
                .log("Dead letter listed as replayed, but it was not");
    }

    private void audit(EventId event, String outcome, Optional<InstagramId> account) {
        auditLog.record(new AuditEntry(
                AuditAction.DEAD_LETTER_REPLAYED, outcome, Optional.empty(), Optional.of(event.asUuid()), account));
    }

    private static InstagramId accountOf(Replay replay) {
        return replay.letter().event().conversation().account();
    }
}
