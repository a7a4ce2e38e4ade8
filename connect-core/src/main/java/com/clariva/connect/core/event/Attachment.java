package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something that came with a message.
 *
 * @param type Instagram's own word: {@code image}, {@code video}, {@code audio}, {@code file}, {@code
 *     share}, {@code ig_post}, {@code ig_reel}, {@code reel}, {@code ig_story}, {@code story_mention},
 *     {@code ephemeral}, {@code template}, {@code unsupported_type}, and whatever comes next: an open
 *     set
 * @param mediaId the post, reel or story it names
 * @param url where the media lies. It expires, and needs no authorization: treat it as content
 * @param title the post's or reel's title
 */
public record Attachment(String type, Optional<String> mediaId, Optional<Text> url, Optional<Text> title) {
    public Attachment {
        requireNonNull(type, "type is null");
        requireNonNull(mediaId, "mediaId is null");
        requireNonNull(url, "url is null");
        requireNonNull(title, "title is null");
    }
}
