package com.clariva.connect.app.http;

import com.clariva.connect.core.reply.ReplyState;
import com.fasterxml.jackson.annotation.JsonProperty;
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
 */
public record ShownReply(
        String state,
        Optional<String> refusal,
        @JsonProperty("final") boolean isFinal,
        Optional<Instant> until,
        List<String> messageIds) {

    static ShownReply of(ReplyState state) {
        return state.match(
                queued -> new ShownReply("queued", Optional.empty(), false, queued.until(), List.of()),
                sending -> new ShownReply("sending", Optional.empty(), false, Optional.empty(), List.of()),
                sent -> new ShownReply("sent", Optional.empty(), true, Optional.empty(), sent.messageIds()),
                refused -> new ShownReply(
                        "refused",
                        Optional.of(refused.reason().label()),
                        refused.until().isEmpty(),
                        refused.until(),
                        refused.sentBefore()),
                unknown -> new ShownReply("unknown", Optional.empty(), unknown.isFinal(), Optional.empty(), List.of()));
    }
}
