package com.clariva.connect.app.http;

import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.sending.ActOutcome;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of a message or an act, as the API tells it.
 *
 * @param messageIds one per message that went out, in order
 * @param state {@code sent}, {@code queued}, {@code sending} or {@code unknown}; {@code done} for an act
 * @param isFinal whether nothing more will become of it
 * @param until what a queued one waits for
 */
record SentReply(
        List<String> messageIds,
        String state,
        @JsonProperty("final") boolean isFinal,
        Optional<Instant> until) {

    private static final String SENT = "sent";
    private static final String DONE = "done";

    /** @throws HttpRefusal if it was refused */
    static SentReply of(ReplyState state) {
        return state.match(
                queued -> new SentReply(List.of(), "queued", false, queued.until()),
                sending -> new SentReply(List.of(), "sending", false, Optional.empty()),
                sent -> new SentReply(sent.messageIds(), SENT, true, Optional.empty()),
                refused -> {
                    throw ReplyProblems.of(refused);
                },
                unknown -> new SentReply(List.of(), "unknown", unknown.isFinal(), Optional.empty()));
    }

    /** @throws HttpRefusal if it was refused */
    static SentReply of(ActOutcome outcome) {
        return outcome.match(
                done -> new SentReply(List.of(), DONE, true, Optional.empty()),
                refused -> {
                    throw ReplyProblems.of(refused);
                },
                unknown -> new SentReply(List.of(), "unknown", true, Optional.empty()));
    }

    /** Whether it is known what became of it. */
    @JsonIgnore
    boolean isOver() {
        return state.equals(SENT) || state.equals(DONE);
    }
}
