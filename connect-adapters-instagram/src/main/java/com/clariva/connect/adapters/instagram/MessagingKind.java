package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The kinds of items of a conversation, told apart by the one key they have. */
enum MessagingKind {
    MESSAGE("message", "messages", Messages::message),
    MESSAGE_EDIT("message_edit", "message_edit", Messages::edit),
    REACTION("reaction", "message_reactions", ConversationActs::reaction),
    READ("read", "messaging_seen", ConversationActs::seen),
    DELIVERY("delivery", "message_deliveries", ConversationActs::delivered),
    POSTBACK("postback", "messaging_postbacks", ConversationActs::postback),
    REFERRAL("referral", "messaging_referral", ConversationActs::referral),
    PASS("pass_thread_control", "messaging_handover", ConversationActs::handover),
    TAKE("take_thread_control", "messaging_handover", ConversationActs::handover),
    REQUEST("request_thread_control", "messaging_handover", ConversationActs::handover);

    private static final Set<String> COMMON = Set.of("sender", "recipient", "timestamp", "is_self");

    private final String key;
    private final String field;
    private final BiFunction<EventHeader, JsonNode, Optional<? extends InstagramEvent>> reader;

    MessagingKind(
            String key, String field, BiFunction<EventHeader, JsonNode, Optional<? extends InstagramEvent>> reader) {
        this.key = key;
        this.field = field;
        this.reader = requireNonNull(reader, "reader is null");
    }

    static Optional<MessagingKind> of(JsonNode item) {
        return Arrays.stream(values())
                .filter(kind -> item.path(kind.key).isObject())
                .findFirst();
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

    String key() {
        return key;
    }

    /** The webhook field that brings it. */
    String field() {
        return field;
    }

    /** Empty if what makes the event is missing. */
    Optional<InstagramEvent> read(EventHeader header, JsonNode item) {
        return reader.apply(header, item).map(InstagramEvent.class::cast);
    }
}
