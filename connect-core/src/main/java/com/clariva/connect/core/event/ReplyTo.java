package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a message answers: another message, or a story.
 *
 * @param mid the message answered
 * @param storyId the story answered
 * @param storyUrl where the story's media lies; it expires
 */
public record ReplyTo(Optional<String> mid, Optional<String> storyId, Optional<Text> storyUrl) {
    public ReplyTo {
        requireNonNull(mid, "mid is null");
        requireNonNull(storyId, "storyId is null");
        requireNonNull(storyUrl, "storyUrl is null");
    }
}
