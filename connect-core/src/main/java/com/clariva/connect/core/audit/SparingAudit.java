package com.clariva.connect.core.audit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The audit log, as core writes to it. What may come in floods gets one line a minute for each kind, which says how
 * often; everything else is written at once.
 *
 * <p>Who causes a flood does not wait for the store. What was counted within the last minute is lost with the process.
 */
public final class SparingAudit implements AuditLog {
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final String REQUEST_ID = "requestId";

    private final AuditLog auditLog;
    private final InstantSource clock;
    private final Map<Kind, Heap> heaps = new ConcurrentHashMap<>();

    public SparingAudit(AuditLog auditLog, InstantSource clock) {
        this.auditLog = requireNonNull(auditLog, "auditLog is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public void record(AuditEntry entry) {
        if (entry.mayComeInFloods()) {
            Optional<String> requestId = Optional.ofNullable(MDC.get(REQUEST_ID));
            heaps.compute(Kind.of(entry), (kind, heap) -> Heap.with(heap, entry, requestId));
        } else {
            auditLog.record(entry);
        }
    }

    @Override
    public void recordFirst(AuditEntry entry) {
        auditLog.recordFirst(entry);
    }

    @Override
    public List<AuditCount> count(AuditAction action, Instant since, Optional<DoctorId> doctor) {
        return auditLog.count(action, since, doctor);
    }

    /** Writes what was counted, as far as its kind has been quiet for a minute. Called again and again. */
    public void flush() {
        write(clock.instant());
    }

    /** Writes all that was counted. */
    public void flushAll() {
        write(Instant.MAX);
    }

    private void write(Instant now) {
        List<Heap> due = new ArrayList<>();
        for (Kind kind : heaps.keySet()) {
            heaps.computeIfPresent(kind, (same, heap) -> now.isBefore(heap.quietUntil) ? heap : taken(heap, due));
        }
        due.forEach(heap -> heap.write(auditLog));
    }

    /** One that nothing came to for a minute is forgotten. */
    private @Nullable Heap taken(Heap heap, List<Heap> due) {
        if (heap.count == 0) {
            return null;
        }
        due.add(heap);
        return new Heap(heap.first, heap.requestId, 0, clock.instant().plus(PAUSE));
    }

    private record Kind(AuditAction action, String outcome, Optional<DoctorId> doctor, Optional<InstagramId> account) {
        static Kind of(AuditEntry entry) {
            return new Kind(entry.action(), entry.outcome(), entry.doctor(), entry.account());
        }
    }

    /** What came of one kind since it was last written. */
    private record Heap(AuditEntry first, Optional<String> requestId, long count, Instant quietUntil) {
        static Heap with(@Nullable Heap heap, AuditEntry entry, Optional<String> requestId) {
            if (heap == null || heap.count == 0) {
                return new Heap(entry, requestId, entry.times(), heap == null ? Instant.MIN : heap.quietUntil);
            }
            return new Heap(heap.first, heap.requestId, heap.count + entry.times(), heap.quietUntil);
        }

        void write(AuditLog auditLog) {
            Optional<String> before = Optional.ofNullable(MDC.get(REQUEST_ID));
            requestId.ifPresentOrElse(id -> MDC.put(REQUEST_ID, id), () -> MDC.remove(REQUEST_ID));
            try {
                auditLog.record(first.times(count));
            } finally {
                before.ifPresentOrElse(id -> MDC.put(REQUEST_ID, id), () -> MDC.remove(REQUEST_ID));
            }
        }
    }
}
