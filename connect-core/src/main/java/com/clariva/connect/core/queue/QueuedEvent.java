package com.clariva.connect.core.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.EventOutline;
import com.clariva.connect.core.trace.TraceContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as the queue sees it: what it is called, where it belongs, and bytes that the queue does
 * not read.
 */
public final class QueuedEvent {
    private final EventOutline outline;
    private final ConversationKey conversation;
    private final byte[] body;
    private final Optional<TraceContext> trace;

    /**
     * @param receivedAt when its delivery arrived, UTC, kept to the millisecond
     * @param body a delivery with this one event in it, readable by {@link
     *     com.clariva.connect.core.webhook.EventReader}; queues seal it
     */
    public QueuedEvent(EventId id, ConversationKey conversation, EventKind kind, Instant receivedAt, byte[] body) {
        this(
                new EventOutline(id, conversation.account(), kind, Instant.ofEpochMilli(receivedAt.toEpochMilli())),
                conversation,
                body.clone(),
                Optional.empty());
    }

    /** Takes the bytes as they are. */
    private QueuedEvent(EventOutline outline, ConversationKey conversation, byte[] body, Optional<TraceContext> trace) {
        this.outline = outline;
        this.conversation = conversation;
        this.body = body;
        this.trace = requireNonNull(trace, "trace is null");
    }

    public EventId id() {
        return outline.id();
    }

    /** The same event by another name. */
    public QueuedEvent under(EventId name) {
        return outlined(new EventOutline(name, outline.account(), kind(), receivedAt(), verifiedBy()));
    }

    /** The same event in another conversation. */
    public QueuedEvent in(ConversationKey other) {
        EventOutline moved = new EventOutline(id(), other.account(), kind(), receivedAt(), verifiedBy());
        return new QueuedEvent(moved, other, body, trace);
    }

    /** The same event with another body: sealed, opened or taken away. */
    public QueuedEvent withBody(byte[] other) {
        return new QueuedEvent(outline, conversation, other.clone(), trace);
    }

    /** The same event at another place in a trace, or at none. */
    public QueuedEvent tracedBy(Optional<TraceContext> place) {
        return new QueuedEvent(outline, conversation, body, place);
    }

    /** The same event, of a delivery that the secret of this name had signed, or of which that is not known. */
    public QueuedEvent signedWith(Optional<String> secretName) {
        return outlined(new EventOutline(id(), outline.account(), kind(), receivedAt(), secretName));
    }

    /** What may be shown of it. */
    public EventOutline outline() {
        return outline;
    }

    public ConversationKey conversation() {
        return conversation;
    }

    public EventKind kind() {
        return outline.kind();
    }

    public Instant receivedAt() {
        return outline.receivedAt();
    }

    /** The name of the secret that had signed its delivery; empty if that was not noted. Queues keep it unsealed. */
    public Optional<String> verifiedBy() {
        return outline.verifiedBy();
    }

    /** Where in a trace its delivery came from; empty if nobody said. Queues keep it beside the body, unsealed. */
    public Optional<TraceContext> trace() {
        return trace;
    }

    public byte[] body() {
        return body.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QueuedEvent that
                && outline.equals(that.outline)
                && conversation.equals(that.conversation)
                && trace.equals(that.trace)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(outline.id(), conversation);
    }

    /** Says how much, never what. */
    @Override
    public String toString() {
        return "QueuedEvent(" + id() + ", " + kind().label() + ", " + conversation + ", " + body.length + " bytes)";
    }

    private QueuedEvent outlined(EventOutline other) {
        return new QueuedEvent(other, conversation, body, trace);
    }
}
