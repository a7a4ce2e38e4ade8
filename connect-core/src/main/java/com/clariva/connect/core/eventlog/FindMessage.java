package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.AccountDirectory;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageKeys;
import com.clariva.connect.core.queue.QueueState;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which events tell of a message, or of a comment. Its id is not stored; the ids of the events that may have it are
 * made anew, for each account that has any, is linked or has parked events.
 */
public final class FindMessage {
    private static final int AT_ONCE = 5_000;
    private static final int PAGE = 500;
    private static final int MOST_PARKED = 10_000;

    private final EventLog eventLog;
    private final QueueState queue;
    private final AccountDirectory directory;

    public FindMessage(EventLog eventLog, QueueState queue, AccountDirectory directory) {
        this.eventLog = requireNonNull(eventLog, "eventLog is null");
        this.queue = requireNonNull(queue, "queue is null");
        this.directory = requireNonNull(directory, "directory is null");
    }

    /** The ids of all events that may tell of it, whether they are known or not. */
    static Stream<EventId> possible(InstagramId account, String id) {
        return MessageKeys.naming(account, id).map(EventId::of);
    }

    /**
     * Those that are in the log or wait in the queue, those of the log first.
     *
     * @throws ConnectException.StorageUnavailable if the log gives no answer; or has none of them, and the queue, which
     *     may, gives no answer
     */
    Set<EventId> known(String id) {
        Set<EventId> possible = new LinkedHashSet<>();
        accounts().forEach(account -> possible(account, id).forEach(possible::add));
        Set<EventId> known = new LinkedHashSet<>();
        each(
                possible,
                some -> eventLog.find(some).stream().map(line -> line.event().id()),
                known);
        try {
            each(
                    possible,
                    some -> queue.held(some).stream().map(held -> held.event().id()),
                    known);
        } catch (ConnectException.StorageUnavailable away) {
            if (known.isEmpty()) {
                throw away;
            }
        }
        return known;
    }

    private static void each(Set<EventId> possible, Function<List<EventId>, Stream<EventId>> look, Set<EventId> known) {
        List<EventId> all = List.copyOf(possible);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            look.apply(all.subList(from, Math.min(from + AT_ONCE, all.size()))).forEach(known::add);
        }
    }

    private Set<InstagramId> accounts() {
        Set<InstagramId> accounts = new LinkedHashSet<>(eventLog.accounts());
        accounts.addAll(linked());
        try {
            accounts.addAll(queue.parkedAccounts(MOST_PARKED));
        } catch (ConnectException.StorageUnavailable away) {
            // Whether it matters is known when the queue is asked for the events.
            return accounts;
        }
        return accounts;
    }

    private Set<InstagramId> linked() {
        Set<InstagramId> linked = new LinkedHashSet<>();
        Optional<InstagramId> last = Optional.empty();
        List<ConnectedAccount> page = directory.page(last, PAGE);
        while (!page.isEmpty()) {
            page.forEach(account -> linked.add(account.profile().account()));
            last = Optional.of(page.get(page.size() - 1).profile().account());
            page = directory.page(last, PAGE);
        }
        return linked;
    }
}
