package com.clariva.connect.app.http;

import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.ReplyState;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a handler's reply, as operators see it.
 *
 * @param state {@code sent}, {@code queued}, {@code sending}, {@code refused} or {@code unknown}
 * @param refusal why it was refused
 * @param isFinal whether nothing more will become of it
 * @param until what it waits for, or when it may be asked for again
 * @param messageIds of what went out
 * @param times when it was recorded, sent and settled
 */
public record ShownReply(
        String state,
        Optional<String> refusal,
        @JsonProperty("final") boolean isFinal,
        Optional<Instant> until,
        List<String> messageIds,
        Times times) {

    static ShownReply of(KnownReply reply) {
        return of(reply.state(), Times.of(reply));
    }

    private static ShownReply of(ReplyState state, Times times) {
        return state.match(
                queued -> new ShownReply("queued", Optional.empty(), false, queued.until(), List.of(), times),
                sending -> new ShownReply("sending", Optional.empty(), false, Optional.empty(), List.of(), times),
                sent -> new ShownReply("sent", Optional.empty(), true, Optional.empty(), sent.messageIds(), times),
                refused -> new ShownReply(
                        "refused",
                        Optional.of(refused.reason().label()),
                        refused.until().isEmpty(),
                        refused.until(),
                        refused.sentBefore(),
                        times),
                unknown -> new ShownReply(
                        "unknown", Optional.empty(), unknown.isFinal(), Optional.empty(), List.of(), times));
    }

    /**
     * When it came so far.
     *
     * @param sendBeganAt when its last part was last handed to Instagram
     * @param settledAt when it was known to be sent, refused or finally unknown
     * @param settledAfterMs since it was recorded
     */
    public record Times(
            Instant recordedAt,
            Optional<Instant> sendBeganAt,
            Optional<Long> sendBeganAfterMs,
            Optional<Instant> settledAt,
            Optional<Long> settledAfterMs) {

        static Times of(KnownReply reply) {
            return new Times(
                    reply.recordedAt(),
                    reply.sendBeganAt(),
                    reply.sendBeganAt().map(at -> millis(reply, at)),
                    reply.settledAt(),
                    reply.settledAt().map(at -> millis(reply, at)));
        }

        private static long millis(KnownReply reply, Instant at) {
            return Duration.between(reply.recordedAt(), at).toMillis();
        }
    }
}
