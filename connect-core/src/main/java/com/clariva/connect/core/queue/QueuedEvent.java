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
    private final EventId id;
    private final ConversationKey conversation;
    private final EventKind kind;
    private final Instant receivedAt;
    private final byte[] body;
    private final Optional<TraceContext> trace;

    /**
     * @param receivedAt when its delivery arrived, UTC, kept to the millisecond
     * @param body a delivery with this one event in it, readable by {@link
     *     com.clariva.connect.core.webhook.EventReader}; queues seal it
     */
    public QueuedEvent(EventId id, ConversationKey conversation, EventKind kind, Instant receivedAt, byte[] body) {
        this(new EventOutline(id, conversation.account(), kind, receivedAt), conversation, body, Optional.empty());
    }

    private QueuedEvent(EventOutline outline, ConversationKey conversation, byte[] body, Optional<TraceContext> trace) {
        this.id = outline.id();
        this.conversation = requireNonNull(conversation, "conversation is null");
        this.kind = outline.kind();
        this.receivedAt = Instant.ofEpochMilli(outline.receivedAt().toEpochMilli());
        this.body = body.clone();
        this.trace = requireNonNull(trace, "trace is null");
    }

    public EventId id() {
        return id;
    }

    /** The same event by another name. */
    public QueuedEvent under(EventId name) {
        return new QueuedEvent(
                new EventOutline(name, conversation.account(), kind, receivedAt), conversation, body, trace);
    }

    /** The same event with another body: sealed, opened or taken away. */
    public QueuedEvent withBody(byte[] other) {
        return new QueuedEvent(outline(), conversation, other, trace);
    }

    /** The same event at another place in a trace, or at none. */
    public QueuedEvent tracedBy(Optional<TraceContext> place) {
        return new QueuedEvent(outline(), conversation, body, place);
    }

    /** What may be shown of it. */
    public EventOutline outline() {
        return new EventOutline(id, conversation.account(), kind, receivedAt);
    }

    public ConversationKey conversation() {
        return conversation;
    }

    public EventKind kind() {
        return kind;
    }

    public Instant receivedAt() {
        return receivedAt;
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
                && id.equals(that.id)
                && conversation.equals(that.conversation)
                && kind == that.kind
                && receivedAt.equals(that.receivedAt)
                && trace.equals(that.trace)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, conversation);
    }

    /** Says how much, never what. */
    @Override
    public String toString() {
        return "QueuedEvent(" + id + ", " + kind.label() + ", " + conversation + ", " + body.length + " bytes)";
    }
}
