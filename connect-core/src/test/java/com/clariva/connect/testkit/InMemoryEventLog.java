package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventFilter;
import com.clariva.connect.core.eventlog.EventHistory;
import com.clariva.connect.core.eventlog.EventLine;
import com.clariva.connect.core.eventlog.EventLog;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.eventlog.Repeat;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The log of events, in memory, beside the accounts whose last event it notes. */
public final class InMemoryEventLog implements EventLog {
    private final Map<EventId, EventLogEntry> entries = new ConcurrentHashMap<>();
    private final Map<EventId, EventHistory> histories = new ConcurrentHashMap<>();
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
            entries.merge(event.id(), entry, InMemoryEventLog::later);
            histories.merge(event.id(), failed(entry), (old, added) -> added(old, added));
            accounts.noteEvent(event.conversation().account(), event.receivedAt());
        }
    }

    private static EventLogEntry later(EventLogEntry before, EventLogEntry written) {
        boolean overtaken = written.outcome().equals("retrying") && written.at().isBefore(before.at());
        return overtaken ? before : written;
    }

    private static EventHistory failed(EventLogEntry entry) {
        return new EventHistory(
                entry.error().stream()
                        .map(error -> new EventHistory.Failure(entry.claim().attempt(), entry.at(), error))
                        .toList(),
                EventHistory.Repeats.NONE);
    }

    private static EventHistory added(EventHistory before, EventHistory after) {
        List<EventHistory.Failure> failures = new ArrayList<>(before.failures());
        failures.addAll(after.failures());
        return new EventHistory(failures, before.repeats());
    }

    @Override
    public void repeated(Collection<Repeat> repeats) {
        outage.check("count repeats");
        repeats.forEach(repeat -> histories.computeIfPresent(repeat.event(), (id, history) -> {
            EventHistory.Repeats before = history.repeats();
            Instant last = before.lastAt().filter(repeat.at()::isBefore).orElse(repeat.at());
            return new EventHistory(
                    history.failures(), new EventHistory.Repeats(before.count() + 1, Optional.of(last)));
        }));
    }

    @Override
    public Set<InstagramId> accounts() {
        outage.check("read event log");
        return all().stream()
                .map(entry -> entry.claim().event().conversation().account())
                .collect(Collectors.toSet());
    }

    int erase(InstagramId account, Instant before, int limit) {
        return InMemoryRetention.forget(
                entries,
                entry -> entry.claim().event().conversation().account().equals(account)
                        && entry.claim().event().receivedAt().isBefore(before),
                limit);
    }

    @Override
    public List<EventLine> find(Collection<EventId> events) {
        outage.check("read event log");
        return events.stream()
                .distinct()
                .flatMap(event -> entry(event).stream())
                .map(this::line)
                .sorted(Comparator.comparing(line -> line.event().receivedAt()))
                .toList();
    }

    @Override
    public List<EventLine> list(EventFilter filter, int limit) {
        outage.check("list event log");
        return entries.values().stream()
                .map(this::line)
                .filter(line -> filter.state().stream().allMatch(line.outcome()::equals)
                        && filter.account().stream().allMatch(line.event().account()::equals)
                        && filter.doctor().stream()
                                .allMatch(doctor -> line.doctor().equals(Optional.of(doctor))))
                .sorted(Comparator.comparing((EventLine line) -> line.event().receivedAt())
                        .reversed())
                .limit(limit)
                .toList();
    }

    private EventLine line(EventLogEntry entry) {
        return new EventLine(
                entry.claim().event().outline(),
                entry.outcome(),
                entry.doctor(),
                entry.claim().attempt(),
                entry.at(),
                histories.getOrDefault(entry.claim().event().id(), EventHistory.NONE));
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
