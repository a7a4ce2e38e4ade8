package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import java.util.List;
import java.util.Optional;

/** Use case: an operator asks what became of events. */
public final class FindEvents {
    private static final String DEAD_LETTER = "dead_letter";

    private final EventLog eventLog;
    private final DeadLetters deadLetters;
    private final ConnectedAccounts accounts;

    public FindEvents(EventLog eventLog, DeadLetters deadLetters, ConnectedAccounts accounts) {
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.accounts = requireNonNull(accounts, "accounts is null");
    }

    public Optional<FoundEvent> find(EventId event) {
        Optional<EventLine> line = eventLog.find(event);
        var letter = deadLetters.find(event);
        return line.isPresent() || letter.isPresent() ? Optional.of(new FoundEvent(line, letter)) : Optional.empty();
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
