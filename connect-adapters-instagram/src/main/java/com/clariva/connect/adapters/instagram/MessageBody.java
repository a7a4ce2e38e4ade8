package com.clariva.connect.adapters.instagram;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.Tag;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Contents and acts in the words of the Send API. */
final class MessageBody {
    private MessageBody() {}

    static ObjectNode of(InstagramId person, Content content, Tag tag) {
        ObjectNode body = to(person);
        if (tag == Tag.HUMAN_AGENT) {
            body.put("messaging_type", "MESSAGE_TAG").put("tag", "HUMAN_AGENT");
        }
        ObjectNode message = body.putObject("message");
        return content.match(
                words -> text(body, message, words.text().value()),
                media -> media(body, message, media),
                quickReplies -> quickReplies(body, message, quickReplies));
    }

    static ObjectNode of(InstagramId person, Act act) {
        ObjectNode body = to(person);
        return act.match(
                typing -> body.put("sender_action", typing.on() ? "typing_on" : "typing_off"),
                seen -> body.put("sender_action", "mark_seen"),
                react -> react(body, react));
    }

    private static ObjectNode to(InstagramId person) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("recipient").put("id", person.value());
        return body;
    }

    private static ObjectNode text(ObjectNode body, ObjectNode message, String text) {
        message.put("text", text);
        return body;
    }

    private static ObjectNode media(ObjectNode body, ObjectNode message, Content.Media media) {
        ObjectNode attachment =
                message.putObject("attachment").put("type", media.type().label());
        attachment.putObject("payload").put("url", media.url().value());
        return body;
    }

    private static ObjectNode quickReplies(ObjectNode body, ObjectNode message, Content.QuickReplies asked) {
        ArrayNode choices = message.put("text", asked.text().value()).putArray("quick_replies");
        asked.choices()
                .forEach(choice -> choices.addObject()
                        .put("content_type", "text")
                        .put("title", choice.title().value())
                        .put("payload", choice.payload().value()));
        return body;
    }

    private static ObjectNode react(ObjectNode body, Act.React react) {
        body.put("sender_action", react.emoji().isPresent() ? "react" : "unreact");
        ObjectNode payload = body.putObject("payload").put("message_id", react.mid());
        react.emoji().ifPresent(emoji -> payload.put("reaction", emoji.value()));
        return body;
    }
}
