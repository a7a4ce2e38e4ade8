package com.clariva.connect.app.forward;

import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.PublicEvent;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.event.Text;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event as JSON: {@code kind}, {@code occurredAt} (null where Instagram gave no time), and what the
 * kind has. Every field of a kind is always there; what is absent is null.
 */
final class EventJson {
    private EventJson() {}

    static ObjectNode of(InstagramEvent event) {
        Instant occurredAt = event.header().occurredAt();
        ObjectNode json = object().put("kind", event.kind().label())
                .put("occurredAt", occurredAt.equals(Instant.EPOCH) ? null : occurredAt.toString());
        return switch (event.kind()) {
            case MESSAGE -> MessageJson.message(json, as(event, MessageEvent.Message.class));
            case MESSAGE_EDITED -> MessageJson.edited(json, as(event, MessageEvent.MessageEdited.class));
            case MESSAGE_DELETED -> MessageJson.deleted(json, as(event, MessageEvent.MessageDeleted.class));
            case ECHO -> MessageJson.echo(json, as(event, MessageEvent.Echo.class));
            case REACTION -> ConversationJson.reaction(json, as(event, ConversationEvent.Reaction.class));
            case SEEN -> ConversationJson.seen(json, as(event, ConversationEvent.Seen.class));
            case DELIVERED -> ConversationJson.delivered(json, as(event, ConversationEvent.Delivered.class));
            case POSTBACK -> ConversationJson.postback(json, as(event, ConversationEvent.Postback.class));
            case REFERRAL -> ConversationJson.referral(json, as(event, ConversationEvent.Referral.class));
            case COMMENT -> PublicJson.comment(json, as(event, PublicEvent.Comment.class));
            case LIVE_COMMENT -> PublicJson.liveComment(json, as(event, PublicEvent.LiveComment.class));
            case MENTION -> PublicJson.mention(json, as(event, PublicEvent.Mention.class));
            case STANDBY -> RoutingJson.standby(json, as(event, RoutingEvent.Standby.class));
            case HANDOVER -> RoutingJson.handover(json, as(event, RoutingEvent.Handover.class));
            case TEST -> RoutingJson.test(json, as(event, RoutingEvent.Test.class));
            case UNRECOGNIZED -> RoutingJson.unrecognized(json, as(event, RoutingEvent.Unrecognized.class));
        };
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static @Nullable String plain(Optional<Text> text) {
        return text.map(Text::value).orElse(null);
    }

    private static <E extends InstagramEvent> E as(InstagramEvent event, Class<E> type) {
        return event.as(type).orElseThrow(() -> new IllegalStateException("a kind belongs to one type"));
    }
}
