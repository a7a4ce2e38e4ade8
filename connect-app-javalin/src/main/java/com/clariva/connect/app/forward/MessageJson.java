package com.clariva.connect.app.forward;

import static com.clariva.connect.app.forward.EventJson.object;
import static com.clariva.connect.app.forward.EventJson.plain;

import com.clariva.connect.core.event.Attachment;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.ReferralSource;
import com.clariva.connect.core.event.ReplyTo;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages, and what becomes of them. */
final class MessageJson {
    private MessageJson() {}

    static ObjectNode message(ObjectNode json, MessageEvent.Message message) {
        return content(json.put("mid", message.mid()), message.content());
    }

    static ObjectNode echo(ObjectNode json, MessageEvent.Echo echo) {
        return content(json.put("mid", echo.mid()), echo.content()).put("self", echo.self());
    }

    static ObjectNode edited(ObjectNode json, MessageEvent.MessageEdited edited) {
        return json.put("mid", edited.mid()).put("text", plain(edited.text())).put("edits", edited.edits());
    }

    static ObjectNode deleted(ObjectNode json, MessageEvent.MessageDeleted deleted) {
        return json.put("mid", deleted.mid()).put("own", deleted.own());
    }

    static ObjectNode referral(ReferralSource source) {
        return object().put("ref", plain(source.ref()))
                .put("source", plain(source.source()))
                .put("adId", source.adId().orElse(null))
                .put("adTitle", plain(source.adTitle()));
    }

    private static ObjectNode content(ObjectNode json, MessageContent content) {
        json.put("text", plain(content.text()));
        ArrayNode attachments = json.putArray("attachments");
        content.attachments().forEach(attachment -> attachments.add(attachment(attachment)));
        json.put("quickReply", plain(content.quickReply()));
        json.set("replyTo", content.replyTo().map(MessageJson::replyTo).orElse(null));
        json.set("referral", content.referral().map(MessageJson::referral).orElse(null));
        return json;
    }

    private static ObjectNode attachment(Attachment attachment) {
        return object().put("type", attachment.type())
                .put("mediaId", attachment.mediaId().orElse(null))
                .put("url", plain(attachment.url()))
                .put("title", plain(attachment.title()));
    }

    private static ObjectNode replyTo(ReplyTo replyTo) {
        return object().put("mid", replyTo.mid().orElse(null))
                .put("storyId", replyTo.storyId().orElse(null))
                .put("storyUrl", plain(replyTo.storyUrl()));
    }
}
