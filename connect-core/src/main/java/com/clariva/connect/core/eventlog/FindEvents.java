package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.Replay;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.WaitingEvents;
import com.clariva.connect.core.queue.WaitingEvents.Held;
import java.util.List;
import java.util.Optional;

/** Use case: an operator asks what became of events. */
public final class FindEvents {
    private static final String DEAD_LETTER = "dead_letter";

    private final EventLog eventLog;
    private final DeadLetters deadLetters;
    private final ConnectedAccounts accounts;
    private final WaitingEvents waiting;

    public FindEvents(EventLog eventLog, DeadLetters deadLetters, ConnectedAccounts accounts, WaitingEvents waiting) {
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.waiting = requireNonNull(waiting, "waiting is null");
    }

    /**
     * What is known of {@code event}. While the queue gives no answer, it is what the log and the dead letters know.
     *
     * @throws ConnectException.StorageUnavailable if those do not answer; or know nothing, and the queue, which may,
     *     does not answer
     */
    public Optional<FoundEvent> find(EventId event) {
        // The queue first: what leaves it meanwhile is found in the others.
        try {
            return found(event, held(event).or(() -> replayOf(event)));
        } catch (ConnectException.StorageUnavailable away) {
            return Optional.of(found(event, Optional.empty()).orElseThrow(() -> away));
        }
    }

    private Optional<Held> held(EventId name) {
        return waiting.held(List.of(name)).stream().findFirst();
    }

    /** The queue calls a replay otherwise; it is shown as what it is a replay of. */
    private Optional<Held> replayOf(EventId event) {
        return deadLetters
                .find(event)
                .filter(letter -> letter.replays().underwaySince().isPresent())
                .flatMap(letter -> held(Replay.idOf(event, letter.replays().count()))
                        .map(replay -> new Held(letter.event(), replay.isParked())));
    }

    private Optional<FoundEvent> found(EventId event, Optional<Held> held) {
        Optional<EventLine> line = eventLog.find(event);
        var letter = deadLetters.find(event);
        return line.isPresent() || letter.isPresent() || held.isPresent()
                ? Optional.of(new FoundEvent(line, letter, held))
                : Optional.empty();
    }

    /**
     * The events that pass {@code filter}, up to {@code limit}. Dead letters, whatever has become of them
     * since, are listed as long as they are kept, which is longer than the log; they know no doctor, so
     * for them a doctor means the account that the doctor has linked now.
     */
    public List<FoundEvent> list(EventFilter filter, int limit) {
        return filter.state().filter(DEAD_LETTER::equals).isPresent()
                ? letters(filter, limit)
                : eventLog.list(filter, limit).stream()
                        .map(line -> new FoundEvent(Optional.of(line), Optional.empty()))
                        .toList();
    }

    private List<FoundEvent> letters(EventFilter filter, int limit) {
        Optional<InstagramId> linked = filter.doctor().flatMap(this::accountOf);
        boolean nobodys = filter.doctor().isPresent() && linked.isEmpty();
        boolean anothers =
                linked.isPresent() && !filter.account().orElse(linked.get()).equals(linked.get());
        if (nobodys || anothers) {
            return List.of();
        }
        DeadLetterFilter letters =
                new DeadLetterFilter(Optional.empty(), filter.account().or(() -> linked), false);
        return deadLetters.list(letters, limit).stream()
                .map(letter -> new FoundEvent(Optional.empty(), Optional.of(letter)))
                .toList();
    }

    private Optional<InstagramId> accountOf(DoctorId doctor) {
        return accounts.findByDoctor(doctor).map(found -> found.profile().account());
    }
}
