package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.event.Attachment;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.MessageContent;
import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.event.ReferralSource;
import com.clariva.connect.core.event.ReplyTo;
import com.clariva.connect.core.event.Text;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads messages, echoes, unsends and edits. */
final class Messages {
    private static final String UNSUPPORTED = "unsupported_type";

    /** Instagram has 10 in an album. The stored item keeps all of them. */
    private static final int MOST_ATTACHMENTS = 100;

    private Messages() {}

    static Optional<InstagramEvent> message(EventHeader header, JsonNode item) {
        JsonNode message = item.path("message");
        return Json.text(message, "mid").map(mid -> {
            boolean echo = message.path("is_echo").asBoolean(false);
            if (message.path("is_deleted").asBoolean(false)) {
                return new MessageEvent.MessageDeleted(header, mid, echo || isFromAccount(header, item));
            }
            boolean self = message.path("is_self").asBoolean(false);
            return echo
                    ? new MessageEvent.Echo(header, mid, content(message), self)
                    : new MessageEvent.Message(header, mid, content(message));
        });
    }

    private static boolean isFromAccount(EventHeader header, JsonNode item) {
        return Json.id(item.path("sender"), "id")
                .filter(header.account()::equals)
                .isPresent();
    }

    static Optional<InstagramEvent> edit(EventHeader header, JsonNode item) {
        JsonNode edit = item.path("message_edit");
        Optional<Text> text = text(edit, "text");
        // An edit that brings a text is one, whatever is said of its number.
        int edits = Json.number(edit, "num_edit")
                .map(number -> (int) Math.min(number, Integer.MAX_VALUE))
                .orElse(text.isPresent() ? 1 : 0);
        return Json.text(edit, "mid").map(mid -> new MessageEvent.MessageEdited(header, mid, text, edits));
    }

    static Optional<ReferralSource> referral(JsonNode referral) {
        return referral.isObject()
                ? Optional.of(new ReferralSource(
                        text(referral, "ref"),
                        text(referral, "source"),
                        Json.text(referral, "ad_id"),
                        text(referral.path("ads_context_data"), "ad_title")))
                : Optional.empty();
    }

    static Optional<Text> text(JsonNode node, String... fields) {
        return Json.text(node, fields).map(Text::new);
    }

    private static MessageContent content(JsonNode message) {
        return new MessageContent(
                text(message, "text"),
                attachments(message),
                text(message.path("quick_reply"), "payload"),
                replyTo(message.path("reply_to")),
                referral(message.path("referral")));
    }

    private static List<Attachment> attachments(JsonNode message) {
        List<Attachment> attachments = StreamSupport.stream(
                        message.path("attachments").spliterator(), false)
                .limit(MOST_ATTACHMENTS)
                .map(Messages::attachment)
                .toList();
        boolean unsupported = message.path("is_unsupported").asBoolean(false);
        return attachments.isEmpty() && unsupported ? List.of(ofType(UNSUPPORTED)) : attachments;
    }

    private static Attachment attachment(JsonNode attachment) {
        JsonNode payload = attachment.path("payload");
        return new Attachment(
                Json.text(attachment, "type").orElse(UNSUPPORTED),
                Json.text(payload, "ig_post_media_id", "reel_video_id", "story_media_id"),
                text(payload, "url", "story_media_url"),
                text(payload, "title"));
    }

    private static Attachment ofType(String type) {
        return new Attachment(type, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Optional<ReplyTo> replyTo(JsonNode replyTo) {
        JsonNode story = replyTo.path("story");
        return replyTo.isObject()
                ? Optional.of(new ReplyTo(Json.text(replyTo, "mid"), Json.text(story, "id"), text(story, "url")))
                : Optional.empty();
    }
}
