package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.EventLog;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The log of events, in memory, beside the accounts whose last event it notes. */
public final class InMemoryEventLog implements EventLog {
    private final Map<EventId, EventLogEntry> entries = new ConcurrentHashMap<>();
    private final InMemoryConnectedAccounts accounts;
    private final Outage outage;

    public InMemoryEventLog(InMemoryConnectedAccounts accounts) {
        this(accounts, new Outage());
    }

    public InMemoryEventLog(InMemoryConnectedAccounts accounts, Outage outage) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    @Override
    public void write(Collection<EventLogEntry> written) {
        outage.check("write event log");
        for (EventLogEntry entry : written) {
            QueuedEvent event = entry.claim().event();
            entries.put(event.id(), entry);
            accounts.noteEvent(event.conversation().account(), event.receivedAt());
        }
    }

    int erase(InstagramId account, Instant before, int limit) {
        return InMemoryRetention.forget(
                entries,
                entry -> entry.claim().event().conversation().account().equals(account)
                        && entry.claim().event().receivedAt().isBefore(before),
                limit);
    }

    @Override
    public Optional<EventLine> find(EventId event) {
        outage.check("read event log");
        return entry(event).map(InMemoryEventLog::line);
    }

    @Override
    public List<EventLine> list(EventFilter filter, int limit) {
        outage.check("list event log");
        return entries.values().stream()
                .map(InMemoryEventLog::line)
                .filter(line -> filter.state().stream().allMatch(line.outcome()::equals)
                        && filter.account().stream().allMatch(line.event().account()::equals)
                        && filter.doctor().stream()
                                .allMatch(doctor -> line.doctor().equals(Optional.of(doctor))))
                .sorted(Comparator.comparing((EventLine line) -> line.event().receivedAt())
                        .reversed())
                .limit(limit)
                .toList();
    }

    private static EventLine line(EventLogEntry entry) {
        return new EventLine(
                entry.claim().event().outline(),
                entry.outcome(),
                entry.doctor(),
                entry.claim().attempt(),
                entry.at());
    }

    int forgetBefore(Instant time, int limit) {
        return InMemoryRetention.forget(
                entries, entry -> entry.claim().event().receivedAt().isBefore(time), limit);
    }

    public Optional<EventLogEntry> entry(EventId event) {
        return Optional.ofNullable(entries.get(event));
    }

    /** Everything that was written, in no order. */
    public List<EventLogEntry> all() {
        return List.copyOf(entries.values());
    }

    /** The lines as a table would keep them. */
    @Override
    public String toString() {
        return all().stream()
                .map(line -> line.claim().event().id() + " " + line.outcome() + " " + line.doctor())
                .toList()
                .toString();
    }
}
