package com.clariva.connect.core.reply;

import com.clariva.connect.core.Port;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Replies on their way out.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>One at a time: while a turn lasts, by the store's clock, nobody else gets it.
 *   <li>A part is started once. It can be started again only after somebody who had started it said that it
 *       did not go out ({@link PartEnd.Postponed}).
 *   <li>Only the turn that is current starts a part. Whatever is known of a started part is recorded, however
 *       late, unless the part's end is certain or finally unknown by then.
 *   <li>A started part whose turn ended is {@link PartEnd.Unknown}: its sender may have died between sending
 *       and telling.
 *   <li>Parts go in order: the next has its turn when the one before was sent.
 * </ul>
 *
 * <p>{@code OutboxContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface Outbox {

    /** The turn for a reply that waits, whose time has come and whom nobody sends. */
    Optional<Turn> claimDue(Instant now, Duration lease);

    /** The turn's part is about to be sent. False, and nothing is changed, if it is not the turn's to send. */
    boolean start(Turn turn, Instant now, Duration lease);

    /**
     * The turn's part ended so. The turn as it is then, which lasts if there is more to send; empty, and
     * nothing is changed, if that was settled before.
     */
    Optional<Turn> settle(Turn turn, PartEnd end, Instant now);

    /** Started parts whose turn ended are unknown now. How many there were. */
    int abandon(Instant now);
}
