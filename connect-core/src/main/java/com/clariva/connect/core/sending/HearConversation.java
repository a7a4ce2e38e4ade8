package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException.StorageUnavailable;
import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.reply.Conversations;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an event says of its conversation, before anybody handles it: that the person wrote, or that we did.
 *
 * <p>While the store is away, that a person wrote is kept in mind, so that the event need not wait for it. A process
 * that dies then forgets it: a reply is refused until the person writes again.
 */
public final class HearConversation {
    static final int MOST_KEPT_IN_MIND = 10_000;

    private final Conversations conversations;
    private final SettleUnknown settleUnknown;
    private final Map<Writer, Instant> inMind = new ConcurrentHashMap<>();

    public HearConversation(Conversations conversations, SettleUnknown settleUnknown) {
        this.conversations = requireNonNull(conversations, "conversations is null");
        this.settleUnknown = requireNonNull(settleUnknown, "settleUnknown is null");
    }

    /**
     * Notes it, or keeps it in mind. To hear it again changes nothing.
     *
     * @throws StorageUnavailable if it could not be noted, and may settle a reply of ours, or is one too many to
     *     keep in mind
     */
    public void hear(InstagramEvent event, Instant receivedAt) {
        event.as(RoutingEvent.Standby.class).ifPresent(standby -> hear(standby.event(), receivedAt));
        event.as(MessageEvent.Message.class).ifPresent(message -> wrote(message.header(), receivedAt));
        event.as(ConversationEvent.Postback.class)
                .filter(postback -> !postback.self())
                .ifPresent(postback -> wrote(postback.header(), receivedAt));
        event.as(MessageEvent.Echo.class).ifPresent(echo -> settleUnknown.heard(echo, receivedAt));
    }

    /**
     * Notes what is kept in mind.
     *
     * @throws StorageUnavailable if it still cannot be noted
     */
    public void catchUp() {
        inMind.forEach((writer, at) -> {
            conversations.heard(writer.account(), writer.person(), at);
            inMind.remove(writer, at);
        });
    }

    private void wrote(EventHeader header, Instant receivedAt) {
        Instant occurredAt = header.occurredAt();
        boolean told = occurredAt.isAfter(Instant.EPOCH) && occurredAt.isBefore(receivedAt);
        header.person().ifPresent(person -> note(new Writer(header.account(), person), told ? occurredAt : receivedAt));
    }

    private void note(Writer writer, Instant at) {
        try {
            conversations.heard(writer.account(), writer.person(), at);
        } catch (StorageUnavailable e) {
            if (inMind.size() >= MOST_KEPT_IN_MIND) {
                throw e;
            }
            inMind.merge(writer, at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** Who wrote to whom. */
    private record Writer(InstagramId account, InstagramId person) {}
}
