package com.clariva.connect.testkit;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.LetterContents;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.deadletter.ListedLetter.Cause;
import com.clariva.connect.core.deadletter.ListedLetter.Replays;
import com.clariva.connect.core.deadletter.Replay;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Dead letters in memory. */
public final class InMemoryDeadLetters implements DeadLetters, LetterContents {
    private final Map<EventId, Kept> letters = new HashMap<>();
    private final InstantSource clock;
    private final Outage outage;

    public InMemoryDeadLetters(InstantSource clock) {
        this(clock, new Outage());
    }

    public InMemoryDeadLetters(InstantSource clock, Outage outage) {
        this.clock = requireNonNull(clock, "clock is null");
        this.outage = requireNonNull(outage, "outage is null");
    }

    private record Kept(DeadLetter letter, Replays replays) {
        boolean isErased() {
            return letter.reason() == DeadLetterReason.ERASED;
        }

        ListedLetter listed() {
            Cause cause = new Cause(letter.reason().label(), letter.error(), letter.attempts(), letter.at());
            return new ListedLetter(letter.event().outline(), cause, replays);
        }
    }

    @Override
    public synchronized void add(DeadLetter letter) {
        outage.check("add dead letter");
        letters.merge(
                letter.event().id(),
                new Kept(letter, Replays.NONE),
                (old, added) -> old.isErased()
                        ? old
                        : new Kept(letter, new Replays(old.replays().count(), Optional.empty())));
    }

    @Override
    public synchronized Optional<ListedLetter> find(EventId event) {
        outage.check("find dead letter");
        return Optional.ofNullable(letters.get(event)).map(Kept::listed);
    }

    @Override
    public synchronized List<ListedLetter> list(DeadLetterFilter filter, int limit) {
        outage.check("list dead letters");
        return letters.values().stream()
                .filter(passing(filter))
                .map(Kept::listed)
                .sorted(Comparator.<ListedLetter, Instant>comparing(
                                letter -> letter.event().receivedAt())
                        .thenComparing(letter -> letter.event().id().value()))
                .limit(limit)
                .toList();
    }

    private static Predicate<Kept> passing(DeadLetterFilter filter) {
        return kept -> filter.reason().stream().allMatch(kept.letter().reason()::equals)
                && filter.account().stream()
                        .allMatch(kept.letter().event().conversation().account()::equals)
                && (!filter.waiting() || kept.listed().state().equals("dead_letter"));
    }

    @Override
    public synchronized Optional<Replay> beginReplay(EventId event) {
        outage.check("begin replay");
        return Optional.ofNullable(letters.get(event))
                .filter(kept -> !kept.isErased())
                .map(kept -> {
                    int number = kept.replays().count() + 1;
                    letters.put(event, new Kept(kept.letter(), new Replays(number, Optional.of(clock.instant()))));
                    return new Replay(kept.letter(), number);
                });
    }

    @Override
    public synchronized Optional<QueuedEvent> read(EventId event) {
        outage.check("read dead letter");
        return Optional.ofNullable(letters.get(event))
                .filter(kept -> !kept.isErased())
                .map(kept -> kept.letter().event());
    }

    @Override
    public synchronized boolean replayHandled(EventId event, int number) {
        outage.check("end replay");
        return letters.values()
                .removeIf(kept -> kept.letter().event().id().equals(event)
                        && !kept.isErased()
                        && kept.replays().count() == number);
    }

    @Override
    public synchronized List<ListedLetter> erase(Collection<EventId> events) {
        outage.check("erase dead letters");
        List<EventId> found =
                events.stream().filter(letters::containsKey).distinct().toList();
        found.forEach(id -> letters.computeIfPresent(id, (same, kept) -> erased(kept)));
        return found.stream().map(id -> letters.get(id).listed()).toList();
    }

    private static Kept erased(Kept kept) {
        DeadLetter letter = kept.letter();
        QueuedEvent event = letter.event();
        QueuedEvent empty = event.withBody(new byte[0]);
        return new Kept(
                new DeadLetter(empty, DeadLetterReason.ERASED, letter.error(), letter.attempts(), letter.at()),
                new Replays(kept.replays().count(), Optional.empty()));
    }

    synchronized int forgetBefore(Instant time, int limit) {
        return InMemoryRetention.forget(letters, kept -> kept.letter().at().isBefore(time), limit);
    }

    synchronized int erase(InstagramId account, Instant before, int limit) {
        return InMemoryRetention.forget(
                letters,
                kept -> kept.letter().event().conversation().account().equals(account)
                        && kept.letter().event().receivedAt().isBefore(before),
                limit);
    }

    public synchronized long count() {
        outage.check("count dead letters");
        return letters.size();
    }

    /** Everything that was set aside, in no order. */
    public synchronized List<DeadLetter> all() {
        return letters.values().stream().map(Kept::letter).toList();
    }

    /** Says what it holds, as far as that prints. */
    @Override
    public synchronized String toString() {
        return letters.toString();
    }
}
