package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.message.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stored reply, how far it has come, and the right to go on with it.
 *
 * @param parts its messages, in order; a long text is several
 * @param messageIds of those parts that Instagram took
 * @param lease names whose turn it is; another's acts change nothing
 */
public record Turn(Reply reply, List<Content> parts, List<String> messageIds, Progress progress, String lease) {
    public Turn {
        requireNonNull(reply, "reply is null");
        parts = List.copyOf(parts);
        messageIds = List.copyOf(messageIds);
        requireNonNull(progress, "progress is null");
        requireNonNull(lease, "lease is null");
    }

    /**
     * When what happened, UTC.
     *
     * @param sendBeganAt when the last call for it was about to be made
     * @param tries how many calls were made for the part that is next
     */
    public record Progress(Instant begunAt, Optional<Instant> sendBeganAt, int tries) {
        public Progress {
            requireNonNull(begunAt, "begunAt is null");
            requireNonNull(sendBeganAt, "sendBeganAt is null");
        }
    }

    /** Whether a part is left to send. */
    public boolean hasMore() {
        return messageIds.size() < parts.size();
    }

    /** The part that is next, or whose sending is not settled. */
    public Content part() {
        return parts.get(messageIds.size());
    }

    /** Names that part. */
    public String place() {
        return reply.id().value() + '#' + messageIds.size();
    }
}
