package com.clariva.connect.core.reply;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import java.time.Instant;
import java.util.Optional;

/**
 * Replies and what became of them.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Begun once: of any number of callers with one reply id, at once or one after another, on any
 *       instance, exactly one is told that it is new.
 *   <li>A reply that was begun and not settled is {@link ReplyState.Unknown}: its sender may have died
 *       between sending and settling.
 *   <li>A certain ending is final: settling a sent or refused reply again changes nothing.
 *   <li>Sealed: no text is readable in the store.
 * </ul>
 *
 * <p>{@code RepliesContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface Replies {

    /** Records the reply before it is sent. Empty if it is new; else what became of it. */
    Optional<ReplyState> begin(Reply reply);

    /** Records what became of it. */
    void settle(ReplyId reply, ReplyState state);

    /** When the last reply from {@code account} was known to be sent. */
    Optional<Instant> lastSentAt(InstagramId account);
}
