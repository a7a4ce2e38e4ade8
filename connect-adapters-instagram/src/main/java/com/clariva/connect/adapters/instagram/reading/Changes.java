package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.event.CommentContent;
import com.clariva.connect.core.event.CommentedMedia;
import com.clariva.connect.core.event.EventHeader;
import com.clariva.connect.core.event.InstagramEvent;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.PublicEvent;
import com.clariva.connect.core.event.Text;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads comments and mentions. Their entries say when they were sent, which is not when they were written
 * and is another time at each delivery; so these events have no time.
 */
final class Changes {
    private Changes() {}

    static Optional<InstagramEvent> read(String field, InstagramId account, JsonNode value) {
        return switch (field) {
            case "comments" ->
                comment(value)
                        .map(content ->
                                new PublicEvent.Comment(writer(account, value), content, isOwn(account, value)));
            case "live_comments" ->
                comment(value)
                        .map(content ->
                                new PublicEvent.LiveComment(writer(account, value), content, isOwn(account, value)));
            case "mentions" ->
                Json.text(value, "media_id")
                        .map(media ->
                                new PublicEvent.Mention(writer(account, value), media, Json.text(value, "comment_id")));
            default -> Optional.empty();
        };
    }

    private static Optional<CommentContent> comment(JsonNode value) {
        return Json.text(value, "id", "comment_id")
                .map(id -> new CommentContent(
                        id,
                        Json.text(value, "text").map(Text::new),
                        Json.text(value.path("from"), "username").map(Text::new),
                        media(value),
                        Json.text(value, "parent_id")));
    }

    private static CommentedMedia media(JsonNode value) {
        JsonNode media = value.path("media");
        return new CommentedMedia(
                Json.text(media, "id").or(() -> Json.text(value, "media_id")),
                Json.text(media, "media_product_type"),
                Json.text(media, "ad_id"),
                Json.text(media, "ad_title").map(Text::new),
                Json.text(media, "original_media_id"));
    }

    /** An own comment has no other side. */
    private static EventHeader writer(InstagramId account, JsonNode value) {
        Optional<InstagramId> from = Json.id(value.path("from"), "id").filter(id -> !isOwn(account, value));
        return new EventHeader(account, from, Json.time(value, "timestamp").orElse(Instant.EPOCH));
    }

    private static boolean isOwn(InstagramId account, JsonNode value) {
        JsonNode from = value.path("from");
        return Json.id(from, "id").filter(account::equals).isPresent() || from.has("self_ig_scoped_id");
    }
}
