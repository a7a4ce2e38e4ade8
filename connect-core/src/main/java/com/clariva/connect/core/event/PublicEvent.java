package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** What everybody can see: comments and mentions. Answer these with care, or in private. */
public sealed interface PublicEvent extends InstagramEvent {

    /**
     * Somebody commented.
     *
     * @param own the account itself commented. Never to be answered
     */
    record Comment(EventHeader header, CommentContent content, boolean own) implements PublicEvent {
        public Comment {
            requireNonNull(header, "header is null");
            requireNonNull(content, "content is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.COMMENT;
        }

        @Override
        public EventKey key() {
            return EventKey.of(kind(), header, content.commentId());
        }
    }

    /**
     * Somebody commented on a live broadcast.
     *
     * @param own the account itself commented. Never to be answered
     */
    record LiveComment(EventHeader header, CommentContent content, boolean own) implements PublicEvent {
        public LiveComment {
            requireNonNull(header, "header is null");
            requireNonNull(content, "content is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.LIVE_COMMENT;
        }

        @Override
        public EventKey key() {
            return EventKey.of(kind(), header, content.commentId());
        }
    }

    /**
     * Somebody mentioned the account, in a comment or in a caption.
     *
     * @param commentId empty for a caption
     */
    record Mention(EventHeader header, String mediaId, Optional<String> commentId) implements PublicEvent {
        public Mention {
            requireNonNull(header, "header is null");
            requireNonNull(mediaId, "mediaId is null");
            requireNonNull(commentId, "commentId is null");
        }

        @Override
        public EventKind kind() {
            return EventKind.MENTION;
        }

        @Override
        public EventKey key() {
            return EventKey.of(kind(), header, mediaId, commentId.orElse(""));
        }
    }
}
