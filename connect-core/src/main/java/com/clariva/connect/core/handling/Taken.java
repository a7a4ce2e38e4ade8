package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

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
 * @param known the same claim, with the event under its own id
 * @param event empty if the stored bytes are not one event
 */
record Taken(Claim claim, Claim known, Optional<InstagramEvent> event) {
    public Taken {
        requireNonNull(claim, "claim is null");
        requireNonNull(known, "known is null");
        requireNonNull(event, "event is null");
    }

    static Taken of(Claim claim, InstagramEvent event) {
        EventId own = EventId.of(event.key());
        Claim known = own.equals(claim.event().id())
                ? claim
                : new Claim(claim.event().under(own), claim.attempt(), claim.lease());
        return new Taken(claim, known, Optional.of(event));
    }

    static Taken unread(Claim claim) {
        return new Taken(claim, claim, Optional.empty());
    }

    boolean isReplay() {
        return !claim.event().id().equals(known.event().id());
    }
}
