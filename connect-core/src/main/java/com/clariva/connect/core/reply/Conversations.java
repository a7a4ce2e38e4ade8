package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When persons last wrote to accounts, and how much was said to them since.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>The last message is the latest by its time, whatever the order in which messages are heard of. One
 *       that is heard of again changes nothing.
 *   <li>Replies are counted from the last message that was heard of, up to the one asked about and with it.
 *       Those that were refused before any of it went out, and those that a human wrote, do not count.
 *   <li>A conversation that was stopped is so until the person writes.
 * </ul>
 *
 * <p>{@code ConversationsContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface Conversations {

    /** Persons wrote. One who is named several times wrote last at the latest of these. */
    void heard(Collection<Heard> heard);

    /** One person wrote. */
    default void heard(InstagramId account, InstagramId person, Instant at) {
        heard(List.of(new Heard(account, person, at)));
    }

    /** How the conversation stands for {@code reply}, which was begun. */
    Standing standing(Reply reply);

    /** When {@code person} last wrote to {@code account}; empty if never, as far as is known. */
    Optional<Instant> lastHeard(InstagramId account, InstagramId person);

    /** Too many replies in a row: the conversation was stopped. */
    void stopped(InstagramId account, InstagramId person, Instant now);

    /** When one of the account's conversations was last stopped, of those that still are. */
    Optional<Instant> lastStopped(InstagramId account);

    /**
     * {@code person} wrote to {@code account}.
     *
     * @param at by Instagram's time
     */
    record Heard(InstagramId account, InstagramId person, Instant at) {
        public Heard {
            requireNonNull(account, "account is null");
            requireNonNull(person, "person is null");
            requireNonNull(at, "at is null");
        }
    }

    /**
     * How a conversation stands.
     *
     * @param heardAt when the person last wrote; empty if never, as far as is known
     * @param repliesSince how many replies there were since
     */
    record Standing(Optional<Instant> heardAt, int repliesSince) {
        public Standing {
            requireNonNull(heardAt, "heardAt is null");
        }
    }
}
