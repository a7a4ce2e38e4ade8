package com.clariva.connect.core.deadletter;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.EventId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Events set aside for a person to read.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Durable once {@link #add} returns.
 *   <li>Idempotent by event id: adding again leaves one, with the newer cause, waiting for a person.
 *   <li>Replays are counted, and no two get the same number.
 *   <li>A letter that is being replayed stays in the list until {@link #replayHandled}, or until it is
 *       added again.
 *   <li>What is erased stays erased: of its body nothing is left, adding it again changes nothing, and
 *       it cannot be replayed.
 *   <li>Traced: a letter is replayed with the place in a trace that its event came with.
 *   <li>Listing reads no bodies, so a missing key does not stand in its way.
 *   <li>Sealed: what a person wrote is not readable in the store.
 * </ul>
 *
 * <p>{@code DeadLettersContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface DeadLetters {

    void add(DeadLetter letter);

    Optional<ListedLetter> find(EventId event);

    /** The letters that pass {@code filter}, up to {@code limit}, those received first before the others. */
    List<ListedLetter> list(DeadLetterFilter filter, int limit);

    /**
     * Notes that the letter is replayed from now on, once more, and hands it out. Empty if there is none,
     * or nothing left of it.
     */
    Optional<Replay> beginReplay(EventId event);

    /**
     * The replay of that number was handled: the letter goes, unless it has been replayed once more
     * since. False if it stays, or was not there.
     */
    boolean replayHandled(EventId event, int number);

    /** Takes away what these events said. Those that were there, as they are now. */
    List<ListedLetter> erase(Collection<EventId> events);
}
