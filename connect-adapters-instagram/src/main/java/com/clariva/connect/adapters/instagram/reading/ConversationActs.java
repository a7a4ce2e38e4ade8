package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.event.ConversationEvent;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.RoutingEvent;
import com.clariva.connect.core.event.Text;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what happens in a conversation beside its messages. */
final class ConversationActs {
    private static final int MOST_MIDS = 100;

    private ConversationActs() {}

    static Optional<ConversationEvent.Reaction> reaction(EventHeader header, JsonNode item) {
        JsonNode reaction = item.path("reaction");
        Optional<Boolean> added = switch (reaction.path("action").asText()) {
            case "react" -> Optional.of(true);
            case "unreact" -> Optional.of(false);
            default -> Optional.empty();
        };
        return added.flatMap(known -> Json.text(reaction, "mid")
                .map(mid -> new ConversationEvent.Reaction(header, mid, known, Messages.text(reaction, "emoji"))));
    }

    static Optional<ConversationEvent.Seen> seen(EventHeader header, JsonNode item) {
        return Json.text(item.path("read"), "mid").map(mid -> new ConversationEvent.Seen(header, mid));
    }

    static Optional<ConversationEvent.Delivered> delivered(EventHeader header, JsonNode item) {
        JsonNode delivery = item.path("delivery");
        List<String> mids = StreamSupport.stream(delivery.path("mids").spliterator(), false)
                .limit(MOST_MIDS)
                .map(JsonNode::asText)
                .toList();
        return Optional.of(new ConversationEvent.Delivered(timed(header, delivery), mids));
    }

    static Optional<ConversationEvent.Postback> postback(EventHeader header, JsonNode item) {
        JsonNode postback = item.path("postback");
        return Optional.of(new ConversationEvent.Postback(
                header,
                Json.text(postback, "mid"),
                Messages.text(postback, "title").orElse(new Text("")),
                Messages.text(postback, "payload"),
                item.path("is_self").asBoolean(false)));
    }

    static Optional<ConversationEvent.Referral> referral(EventHeader header, JsonNode item) {
        return Messages.referral(item.path("referral")).map(source -> new ConversationEvent.Referral(header, source));
    }

    static Optional<RoutingEvent.Handover> handover(EventHeader header, JsonNode item) {
        return MessagingKind.of(item).map(MessagingKind::key).map(act -> {
            JsonNode control = item.path(act);
            return new RoutingEvent.Handover(
                    header,
                    act,
                    Json.text(control, "previous_owner_app_id"),
                    Json.text(control, "new_owner_app_id", "requested_owner_app_id"));
        });
    }

    /** Deliveries may say only until when messages have arrived. */
    private static EventHeader timed(EventHeader header, JsonNode delivery) {
        return header.occurredAt().equals(Instant.EPOCH)
                ? new EventHeader(
                        header.account(),
                        header.person(),
                        Json.time(delivery, "watermark").orElse(Instant.EPOCH))
                : header;
    }
}
