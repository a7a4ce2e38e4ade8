package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Sealing;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The audit log, in memory. */
public final class InMemoryAuditLog implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(InMemoryAuditLog.class);
    private static final String OPERATION = "write audit log";

    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();
    private final List<AuditLine> lines = new CopyOnWriteArrayList<>();
    private final Sealing sealing = ReversibleSealing.withKeys("audit");
    private final Outage outage;
    private final Outage readOnly = new Outage();

    public InMemoryAuditLog() {
        this(new Outage());
    }

    public InMemoryAuditLog(Outage outage) {
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public void record(AuditEntry entry) {
        try {
            recordFirst(entry);
        } catch (ConnectException e) {
            LOG.atError()
                    .addKeyValue("action", entry.action().label())
                    .setCause(e)
                    .log("Audit line not written");
        }
    }

    @Override
    public void recordFirst(AuditEntry entry) {
        outage.check(OPERATION);
        readOnly.check(OPERATION);
        entries.add(entry);
        lines.add(lineOf(entry));
    }

    /** Takes it away while the other stores still answer. */
    public Outage readOnly() {
        return readOnly;
    }

    /** What was recorded, in order, as it was handed in. */
    public List<AuditEntry> entries() {
        return List.copyOf(entries);
    }

    /** What was recorded, in order, as a table would keep it. */
    public List<AuditLine> lines() {
        return List.copyOf(lines);
    }

    private AuditLine lineOf(AuditEntry entry) {
        return new AuditLine(
                entry.action().label(),
                entry.outcome(),
                Optional.ofNullable(MDC.get("requestId")),
                entry.doctor().map(DoctorId::value),
                entry.resource(),
                entry.account().map(account -> sealing.pseudonym(account.value())),
                entry.times());
    }
}
