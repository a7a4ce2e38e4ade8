package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.reply.Conversations;
import java.time.Instant;

/** What an event says of its conversation, before anybody handles it: that the person wrote, or that we did. */
public final class HearConversation {
    private final Conversations conversations;
    private final SettleUnknown settleUnknown;

    public HearConversation(Conversations conversations, SettleUnknown settleUnknown) {
        this.conversations = requireNonNull(conversations, "conversations is null");
        this.settleUnknown = requireNonNull(settleUnknown, "settleUnknown is null");
    }

    /**
     * Notes it. To hear it again changes nothing.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if it could not be noted
     */
    public void hear(InstagramEvent event, Instant receivedAt) {
        event.as(RoutingEvent.Standby.class).ifPresent(standby -> hear(standby.event(), receivedAt));
        event.as(MessageEvent.Message.class).ifPresent(message -> wrote(message.header(), receivedAt));
        event.as(ConversationEvent.Postback.class)
                .filter(postback -> !postback.self())
                .ifPresent(postback -> wrote(postback.header(), receivedAt));
        event.as(MessageEvent.Echo.class).ifPresent(echo -> settleUnknown.heard(echo, receivedAt));
    }

    private void wrote(EventHeader header, Instant receivedAt) {
        Instant occurredAt = header.occurredAt();
        boolean told = occurredAt.isAfter(Instant.EPOCH) && occurredAt.isBefore(receivedAt);
        header.person()
                .ifPresent(person -> conversations.heard(header.account(), person, told ? occurredAt : receivedAt));
    }
}
