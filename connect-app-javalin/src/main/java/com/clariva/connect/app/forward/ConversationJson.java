package com.clariva.connect.app.forward;

import static com.clariva.connect.app.forward.EventJson.plain;

import com.clariva.connect.core.event.ConversationEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What happens in a conversation beside its messages. */
final class ConversationJson {
    private ConversationJson() {}

    static ObjectNode reaction(ObjectNode json, ConversationEvent.Reaction reaction) {
        return json.put("mid", reaction.mid()).put("added", reaction.added()).put("emoji", plain(reaction.emoji()));
    }

    static ObjectNode seen(ObjectNode json, ConversationEvent.Seen seen) {
        return json.put("mid", seen.mid());
    }

    static ObjectNode delivered(ObjectNode json, ConversationEvent.Delivered delivered) {
        ArrayNode mids = json.putArray("mids");
        delivered.mids().forEach(mids::add);
        return json;
    }

    static ObjectNode postback(ObjectNode json, ConversationEvent.Postback postback) {
        return json.put("mid", postback.mid().orElse(null))
                .put("title", postback.title().value())
                .put("payload", plain(postback.payload()))
                .put("self", postback.self());
    }

    static ObjectNode referral(ObjectNode json, ConversationEvent.Referral referral) {
        json.set("referral", MessageJson.referral(referral.source()));
        return json;
    }
}
