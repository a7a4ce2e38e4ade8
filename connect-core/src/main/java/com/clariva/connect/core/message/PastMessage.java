package com.clariva.connect.core.message;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message that lies in a conversation.
 *
 * @param ours whether the account wrote it, and not the person
 * @param attachments the kinds of what came with it, in Instagram's words
 * @param sentAt Instagram's own time for it, to a second, UTC
 */
public record PastMessage(String mid, boolean ours, Optional<Text> text, List<String> attachments, Instant sentAt) {
    public PastMessage {
        requireNonNull(mid, "mid is null");
        requireNonNull(text, "text is null");
        attachments = List.copyOf(attachments);
        requireNonNull(sentAt, "sentAt is null");
    }
}
