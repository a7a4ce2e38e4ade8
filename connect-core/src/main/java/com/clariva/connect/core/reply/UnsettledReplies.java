package com.clariva.connect.core.reply;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * Replies of which nobody knows whether they went out, and what speaks for it.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>{@link #look} tells of one moment: the parts that are on their way or unknown, the echoes that wait,
 *       and the ids of all messages that the account is known to have sent to the person of late.
 *   <li>An echo is noted once, with the parts it fits, and without a word of it.
 *   <li>Looked at by one: while a turn to look lasts, by the store's clock, nobody else gets it.
 *   <li>Whom everybody has given up is finally unknown, and is not looked at again.
 * </ul>
 *
 * <p>{@code UnsettledRepliesContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface UnsettledReplies {

    /** How long after a send became unknown it is first looked at. */
    Duration FIRST_LOOK = Duration.ofSeconds(5);

    /** What is open between {@code account} and {@code person}. */
    Unsettled look(InstagramId account, InstagramId person);

    /** Those of {@code conversations} where a part is on its way or unknown. */
    Set<ConversationKey> openAmong(Collection<ConversationKey> conversations);

    /** An echo that belongs to no message known to be sent. */
    void note(WaitingEcho echo);

    /** The turn to look at an unknown reply whose time has come. */
    Optional<Turn> claimLook(Instant now, Duration lease);

    /** It is still unknown; the next look is at {@code at}, and the turn is over. */
    void lookAgain(Turn turn, Instant at);

    /** It stays unknown. False if it is settled by now. */
    boolean giveUp(Turn turn, Instant now);
}
