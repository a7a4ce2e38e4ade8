package com.clariva.connect.core.eventlog;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.reply.KnownReply;
import java.util.List;

/**
 * All that can be said of an event without what it says.
 *
 * @param replies what became of its handler's replies, the first first
 * @param sameMessage other events of the message it was named by
 */
public record ExplainedEvent(FoundEvent found, List<KnownReply> replies, List<EventOutline> sameMessage) {
    public ExplainedEvent {
        requireNonNull(found, "found is null");
        replies = List.copyOf(replies);
        sameMessage = List.copyOf(sameMessage);
    }
}
