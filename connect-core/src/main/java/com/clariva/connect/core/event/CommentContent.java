package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a comment says and where it stands.
 *
 * @param commentId Instagram's id of the comment
 * @param username the writer's user name; content, since it names a person
 * @param media what was commented upon
 * @param parentId the comment it answers
 */
public record CommentContent(
        String commentId,
        Optional<Text> text,
        Optional<Text> username,
        CommentedMedia media,
        Optional<String> parentId) {
    public CommentContent {
        requireNonNull(commentId, "commentId is null");
        requireNonNull(text, "text is null");
        requireNonNull(username, "username is null");
        requireNonNull(media, "media is null");
        requireNonNull(parentId, "parentId is null");
    }
}
