package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditCount;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.audit.AuditLog;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Sealing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final List<Instant> times = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final Outage outage;
    private final Outage readOnly = new Outage();

    public InMemoryAuditLog() {
        this(new Outage());
    }

    public InMemoryAuditLog(Outage outage) {
        this(outage, InstantSource.system());
    }

    public InMemoryAuditLog(Outage outage, InstantSource clock) {
        this.clock = requireNonNull(clock, "clock is null");
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
        times.add(clock.instant());
        lines.add(lineOf(entry));
    }

    @Override
    public List<AuditCount> count(AuditAction action, Instant since, Optional<DoctorId> doctor) {
        outage.check("count audit log");
        Map<Ending, AuditCount> counts = new LinkedHashMap<>();
        for (int i = Math.max(0, entries.size() - COUNTED); i < entries.size(); i++) {
            AuditEntry entry = entries.get(i);
            Instant at = times.get(i);
            boolean concerned = doctor.isEmpty() || entry.doctor().equals(doctor);
            if (entry.action() == action && concerned && !at.isBefore(since)) {
                Optional<InstagramError> error = entry.error().map(InMemoryAuditLog::withoutHint);
                counts.merge(
                        new Ending(entry.outcome(), error),
                        new AuditCount(entry.outcome(), error, entry.times(), at),
                        (one, other) -> new AuditCount(one.outcome(), error, one.times() + other.times(), at));
            }
        }
        return counts.values().stream()
                .sorted(Comparator.comparing(AuditCount::lastAt).reversed())
                .limit(MOST)
                .toList();
    }

    private static InstagramError withoutHint(InstagramError error) {
        return InstagramError.of(error.operation(), error.code(), error.cause());
    }

    private record Ending(String outcome, Optional<InstagramError> error) {}

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
