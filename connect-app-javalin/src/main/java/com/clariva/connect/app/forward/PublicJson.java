package com.clariva.connect.app.forward;

import static com.clariva.connect.app.forward.EventJson.plain;

import com.clariva.connect.core.event.CommentContent;
import com.clariva.connect.core.event.PublicEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Comments and mentions. */
final class PublicJson {
    private PublicJson() {}

    static ObjectNode comment(ObjectNode json, PublicEvent.Comment comment) {
        return content(json, comment.content()).put("own", comment.own());
    }

    static ObjectNode liveComment(ObjectNode json, PublicEvent.LiveComment comment) {
        return content(json, comment.content()).put("own", comment.own());
    }

    static ObjectNode mention(ObjectNode json, PublicEvent.Mention mention) {
        return json.put("mediaId", mention.mediaId())
                .put("commentId", mention.commentId().orElse(null));
    }

    private static ObjectNode content(ObjectNode json, CommentContent content) {
        return json.put("commentId", content.commentId())
                .put("text", plain(content.text()))
                .put("username", plain(content.username()))
                .put("mediaId", content.media().id().orElse(null))
                .put("mediaProductType", content.media().productType().orElse(null))
                .put("adId", content.media().adId().orElse(null))
                .put("adTitle", plain(content.media().adTitle()))
                .put("originalMediaId", content.media().originalMediaId().orElse(null))
                .put("parentId", content.parentId().orElse(null));
    }
}
