package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.queue.WaitingEvents;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.core.secret.Sealing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the instances of {@link InMemoryEventQueue} share. */
final class QueueInMemory {
    private static final Logger LOG = LoggerFactory.getLogger(QueueInMemory.class);
    private static final Duration UNOPENED = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Duration dedupeWindow;
    private final long bound;
    /** In the order of acceptance. */
    private final Map<EventId, Instant> seen = new LinkedHashMap<>();

    private final Map<ConversationKey, LaneInMemory> lanes = new LinkedHashMap<>();
    private final Map<InstagramId, Long> turns = new HashMap<>();
    private long turn;

    QueueInMemory(InstantSource clock, Duration dedupeWindow, long bound) {
        this.clock = requireNonNull(clock, "clock is null");
        this.dedupeWindow = requireNonNull(dedupeWindow, "dedupeWindow is null");
        this.bound = bound;
    }

    synchronized Enqueued add(List<QueuedEvent> events, Sealing sealing) {
        if (events().count() + events.size() > bound) {
            throw new ConnectException.QueueFull(bound);
        }
        Instant now = clock.instant();
        seen.values().removeIf(at -> !now.isBefore(at.plus(dedupeWindow)));
        Set<EventId> duplicates = new HashSet<>();
        for (QueuedEvent event : events) {
            if (seen.putIfAbsent(event.id(), now) == null) {
                lane(event.conversation()).add(sealed(event, sealing));
            } else {
                duplicates.add(event.id());
            }
        }
        notifyAll();
        return new Enqueued(duplicates);
    }

    synchronized List<Claim> take(int limit, Duration lease, Duration wait, Sealing sealing) {
        long deadline = System.nanoTime() + wait.toNanos();
        List<Claim> claims = takeReady(limit, lease, sealing);
        while (claims.isEmpty() && System.nanoTime() < deadline && rest()) {
            claims = takeReady(limit, lease, sealing);
        }
        return claims;
    }

    synchronized Set<EventId> renew(Collection<Claim> claims, Duration lease) {
        Instant now = clock.instant();
        return claims.stream()
                .filter(claim -> lane(claim).renew(claim, now, lease))
                .map(claim -> claim.event().id())
                .collect(Collectors.toSet());
    }

    synchronized boolean settle(Claim claim, Verdict verdict) {
        boolean current = lane(claim).settle(claim, verdict, clock.instant());
        notifyAll();
        return current;
    }

    synchronized int unpark(InstagramId account) {
        List<LaneInMemory> parked =
                parked().filter(lane -> lane.account().equals(account)).toList();
        parked.forEach(LaneInMemory::unpark);
        notifyAll();
        return parked.size();
    }

    synchronized int erase(Collection<EventId> events) {
        events.forEach(event -> seen.putIfAbsent(event, clock.instant()));
        return lanes.values().stream().mapToInt(lane -> lane.erase(events)).sum();
    }

    synchronized QueueDepth depth() {
        List<QueuedEvent> waiting = lanes.values().stream()
                .filter(lane -> !lane.isParked())
                .flatMap(LaneInMemory::events)
                .toList();
        Optional<Duration> oldest = waiting.stream()
                .map(QueuedEvent::receivedAt)
                .min(Comparator.naturalOrder())
                .map(at -> Duration.between(at, clock.instant()));
        return new QueueDepth(waiting.size(), events().count() - waiting.size(), oldest);
    }

    synchronized Set<InstagramId> parkedAccounts(int limit) {
        return parked().map(LaneInMemory::account).distinct().limit(limit).collect(Collectors.toSet());
    }

    synchronized List<QueuedEvent> parkedBeyond(InstagramId account, long bound, int limit, Sealing sealing) {
        List<EventId> order = List.copyOf(seen.keySet());
        List<QueuedEvent> beyond =
                new ArrayList<>(parked().filter(lane -> lane.account().equals(account))
                        .flatMap(LaneInMemory::events)
                        .sorted(Comparator.comparingInt(event -> order.indexOf(event.id())))
                        .skip(bound)
                        .toList());
        Collections.reverse(beyond);
        return beyond.stream()
                .limit(limit)
                .map(event ->
                        event.withBody(sealing.open(Purpose.EVENT, event.id().value(), event.body())))
                .toList();
    }

    synchronized List<WaitingEvents.Held> held(Collection<EventId> events) {
        return lanes.values().stream()
                .flatMap(lane -> lane.events().map(event -> new WaitingEvents.Held(event.outline(), lane.isParked())))
                .filter(held -> events.contains(held.event().id()))
                .toList();
    }

    synchronized Optional<QueuedEvent> read(EventId id, Sealing sealing) {
        return events().filter(event -> event.id().equals(id))
                .findFirst()
                .map(event -> event.withBody(sealing.open(Purpose.EVENT, id.value(), event.body())));
    }

    synchronized List<EventId> eventsOf(InstagramId account, Instant receivedBefore, int limit) {
        return events().filter(event -> event.conversation().account().equals(account))
                .filter(event -> event.receivedAt().isBefore(receivedBefore))
                .map(QueuedEvent::id)
                .limit(limit)
                .toList();
    }

    synchronized boolean holds(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        return events().anyMatch(event -> new String(event.body(), ISO_8859_1).contains(text));
    }

    @Override
    public synchronized String toString() {
        return lanes.toString();
    }

    private List<Claim> takeReady(int limit, Duration lease, Sealing sealing) {
        List<Claim> claims = new ArrayList<>();
        for (Optional<LaneInMemory> next = next(); next.isPresent() && claims.size() < limit; next = next()) {
            turn++;
            turns.put(next.get().account(), turn);
            Claim claim = next.get().take(turn, clock.instant().plus(lease));
            opened(claim, sealing).ifPresent(claims::add);
        }
        return claims;
    }

    /** The account that waits longest for its turn, and of it the conversation that does. */
    private Optional<LaneInMemory> next() {
        Instant now = clock.instant();
        return lanes.values().stream()
                .filter(lane -> lane.isReady(now))
                .min(Comparator.comparingLong((LaneInMemory lane) -> turns.getOrDefault(lane.account(), 0L))
                        .thenComparingLong(LaneInMemory::turn));
    }

    private Optional<Claim> opened(Claim claim, Sealing sealing) {
        QueuedEvent event = claim.event();
        try {
            byte[] body = sealing.open(Purpose.EVENT, event.id().value(), event.body());
            return Optional.of(new Claim(event.withBody(body), claim.attempt(), claim.lease()));
        } catch (ConnectException.KeyMissing | ConnectException.SealBroken e) {
            LOG.atError().addKeyValue("eventId", event.id()).setCause(e).log("Event does not open");
            lane(claim).settle(claim, new Verdict.Release(UNOPENED), clock.instant());
            return Optional.empty();
        }
    }

    /** False when interrupted. */
    private boolean rest() {
        try {
            TimeUnit.MILLISECONDS.timedWait(this, 5);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private LaneInMemory lane(Claim claim) {
        return lane(claim.event().conversation());
    }

    private LaneInMemory lane(ConversationKey conversation) {
        return lanes.computeIfAbsent(conversation, LaneInMemory::new);
    }

    private Stream<LaneInMemory> parked() {
        return lanes.values().stream().filter(LaneInMemory::isParked);
    }

    private Stream<QueuedEvent> events() {
        return lanes.values().stream().flatMap(LaneInMemory::events);
    }

    private static QueuedEvent sealed(QueuedEvent event, Sealing sealing) {
        return event.withBody(sealing.seal(Purpose.EVENT, event.id().value(), event.body()));
    }
}
