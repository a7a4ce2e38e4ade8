package com.clariva.connect.core.reply;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Replies and what became of them.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Begun once: of any number of callers with one reply id, at once or one after another, on any
 *       instance, one has the turn to send it. What is recorded is what the first of them asked for.
 *   <li>A turn ends. Whoever asks then for a reply that still waits to be sent gets the turn.
 *   <li>In order: a reply has no turn while an earlier one of the same account and person waits or is being
 *       sent.
 *   <li>A reply that was refused for now ({@link ReplyRefusal.Kind#LATER}), before any of it went out, may be
 *       begun again once its time has come; any other ending is final.
 *   <li>Sealed: no text is readable in the store. Once a reply has ended its text is not kept, unless it has a
 *       key, for which the text counts.
 *   <li>The times of it are told from when it is recorded; those of an earlier beginning are forgotten.
 * </ul>
 *
 * <p>{@code RepliesContract} in the test kit holds every implementation to this.
 *
 * @see com.clariva.connect.core.ConnectException.StorageUnavailable thrown by every method when the
 *     store gives no answer
 */
@Port
public interface Replies {

    /** Records the reply before it is sent, as these messages. The turn lasts for {@code lease}. */
    Begun begin(Reply reply, List<Content> parts, Instant now, Duration lease);

    /** What has become of it, and when; empty if it was never begun. */
    Optional<KnownReply> find(ReplyId reply);

    /** When the last reply from {@code account} was known to be sent. */
    Optional<Instant> lastSentAt(InstagramId account);

    /** When a reply from {@code account} was last refused for that reason. */
    Optional<Instant> lastRefusedAt(InstagramId account, ReplyRefusal reason);

    /** Replies of {@code account} that wait are not sent any more, for this reason. How many there were. */
    int refuseWaiting(InstagramId account, ReplyRefusal reason);

    /** How many are {@code queued}, {@code sending}, and {@code unknown} but not finally so. */
    Map<String, Long> count();
}
