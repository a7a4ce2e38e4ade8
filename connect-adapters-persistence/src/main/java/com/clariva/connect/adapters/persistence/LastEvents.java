package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.eventlog.EventLogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Notes at each account when its last event was received; about once a minute, so that a busy account's row is not written for each. */
final class LastEvents {
    // Locked in one order, so that two writers do not wait for each other. Other instances note too.
    private static final String NOTE = """
            with latest as (
              select account, max(received) as received
              from unnest(cast(:accounts as text[]), cast(:received as timestamptz[])) as written (account, received)
              group by account),
            behind as (
              select resource_id, received from doctor_instagram
              join latest on instagram_page_id = account and status <> 'disconnected'
              where last_event_at is null or last_event_at < received - interval '30 seconds'
              order by resource_id for update of doctor_instagram)
            update doctor_instagram noted set last_event_at = received
            from behind where noted.resource_id = behind.resource_id
            """;

    private static final Duration APART = Duration.ofSeconds(30);
    private static final int MOST = 20_000;

    /** When the event was received that was noted last, by whose account it was. To look in the store for each costs more. */
    private final Map<String, Instant> noted = new ConcurrentHashMap<>();

    List<EventLogEntry> due(Collection<EventLogEntry> entries) {
        return entries.stream().filter(this::isDue).toList();
    }

    private boolean isDue(EventLogEntry entry) {
        Optional<Instant> last = link(entry).map(noted::get);
        return last.filter(at -> at.isAfter(received(entry).minus(APART))).isEmpty();
    }

    void note(Handle handle, List<EventLogEntry> due) {
        if (!due.isEmpty()) {
            handle.createUpdate(NOTE)
                    .bind(
                            "accounts",
                            texts(
                                    due,
                                    entry -> entry.claim()
                                            .event()
                                            .conversation()
                                            .account()
                                            .value()))
                    .bind("received", texts(due, entry -> received(entry).toString()))
                    .execute();
        }
    }

    /** These are noted, for all to see. */
    void remember(List<EventLogEntry> done) {
        if (noted.size() > MOST) {
            noted.clear();
        }
        done.forEach(entry -> link(entry).ifPresent(link -> noted.merge(link, received(entry), LastEvents::later)));
    }

    /** Of an account that nobody had, nothing was noted. */
    private static Optional<String> link(EventLogEntry entry) {
        return entry.doctor()
                .map(doctor -> entry.claim().event().conversation().account().value() + ' ' + doctor);
    }

    private static Instant received(EventLogEntry entry) {
        return entry.claim().event().receivedAt();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String[] texts(List<EventLogEntry> entries, Function<EventLogEntry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }
}
