package com.clariva.connect.adapters.instagram.reading;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A kind of item of a conversation.
 *
 * @param key the one key that tells it apart
 * @param field the webhook field that brings it
 * @param reader empty if what makes the event is missing
 */
record MessagingKind(
        String key, String field, BiFunction<EventHeader, JsonNode, Optional<? extends InstagramEvent>> reader) {
    private static final List<MessagingKind> KINDS = List.of(
            new MessagingKind("message", "messages", Messages::message),
            new MessagingKind("message_edit", "message_edit", Messages::edit),
            new MessagingKind("reaction", "message_reactions", ConversationActs::reaction),
            new MessagingKind("read", "messaging_seen", ConversationActs::seen),
            new MessagingKind("delivery", "message_deliveries", ConversationActs::delivered),
            new MessagingKind("postback", "messaging_postbacks", ConversationActs::postback),
            new MessagingKind("referral", "messaging_referral", ConversationActs::referral),
            new MessagingKind("pass_thread_control", "messaging_handover", ConversationActs::handover),
            new MessagingKind("take_thread_control", "messaging_handover", ConversationActs::handover),
            new MessagingKind("request_thread_control", "messaging_handover", ConversationActs::handover));

    private static final Set<String> COMMON = Set.of("sender", "recipient", "timestamp", "is_self");

    MessagingKind {
        requireNonNull(key, "key is null");
        requireNonNull(field, "field is null");
        requireNonNull(reader, "reader is null");
    }

    static Optional<MessagingKind> of(JsonNode item) {
        return KINDS.stream().filter(kind -> item.path(kind.key).isObject()).findFirst();
    }

    /** What an item of no known kind calls itself. */
    static String unknownName(JsonNode item) {
        Iterator<String> names = item.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!COMMON.contains(name)) {
                return name;
            }
        }
        return "messaging";
    }

    /** The person in the conversation: who wrote, or who was written to by the account. */
    static Optional<InstagramId> otherSide(JsonNode item, InstagramId account) {
        Optional<InstagramId> sender = Json.id(item.path("sender"), "id");
        boolean ours = item.path("message").path("is_echo").asBoolean(false)
                || sender.filter(account::equals).isPresent();
        return (ours ? Json.id(item.path("recipient"), "id") : sender).filter(id -> !id.equals(account));
    }

    /** Empty if what makes the event is missing. */
    Optional<InstagramEvent> read(EventHeader header, JsonNode item) {
        return reader.apply(header, item).map(InstagramEvent.class::cast);
    }
}
