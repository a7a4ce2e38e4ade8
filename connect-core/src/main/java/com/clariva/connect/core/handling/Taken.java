package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.queue.Claim;
import java.util.Optional;

/**
 * A claim whose event was read.
 *
 * <p>A replayed dead letter has another name in the queue. Everybody else knows it by its own: the
 * handler, the replies, the log and whoever looks at it.
 *
 * @param claim what the queue is told about
 * @param known the same claim, with the event under its own id and in its own conversation
 * @param event empty if the stored bytes are not one event, or are stored for another conversation than their own
 */
record Taken(Claim claim, Claim known, Optional<InstagramEvent> event) {
    public Taken {
        requireNonNull(claim, "claim is null");
        requireNonNull(known, "known is null");
        requireNonNull(event, "event is null");
    }

    /**
     * The body is sealed; the conversation it was stored for is not. Whoever can write to the store could bring an event
     * to another doctor by it, so it counts only if the body says the same.
     */
    static Taken of(Claim claim, InstagramEvent event) {
        ConversationKey conversation = event.header().conversation();
        EventId own = EventId.of(event.key());
        boolean same = conversation.equals(claim.event().conversation());
        Claim known = same && own.equals(claim.event().id())
                ? claim
                : new Claim(claim.event().under(own).in(conversation), claim.attempt(), claim.lease());
        return new Taken(claim, known, same ? Optional.of(event) : Optional.empty());
    }

    static Taken unread(Claim claim) {
        return new Taken(claim, claim, Optional.empty());
    }

    /** Whether it was stored for another conversation than its own. */
    boolean isMoved() {
        return !claim.event().conversation().equals(known.event().conversation());
    }

    boolean isReplay() {
        return !claim.event().id().equals(known.event().id());
    }
}
