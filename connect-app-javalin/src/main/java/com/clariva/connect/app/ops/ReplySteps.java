package com.clariva.connect.app.ops;

import com.clariva.connect.app.ops.EventStory.Step;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.ReplyState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What became of the replies to an event. */
final class ReplySteps {
    private ReplySteps() {}

    /** Of each reply when it was recorded and, once it was, how it was settled. */
    static List<Step> of(List<KnownReply> replies) {
        List<Step> steps = new ArrayList<>();
        for (int n = 0; n < replies.size(); n++) {
            KnownReply reply = replies.get(n);
            String name = "Reply " + (n + 1);
            steps.add(new Step(reply.recordedAt(), "none", name + " recorded", "Stored before it is sent."));
            reply.settledAt()
                    .ifPresent(at -> steps.add(new Step(at, mark(reply), name + ": " + said(reply), took(reply, at))));
        }
        return steps;
    }

    static Map<String, Object> row(KnownReply reply) {
        return Map.of("mark", mark(reply), "said", said(reply));
    }

    private static String took(KnownReply reply, Instant settledAt) {
        return Words.fine(between(reply.recordedAt(), settledAt)) + " after it was recorded"
                + reply.sendBeganAt()
                        .map(began ->
                                ", " + Words.fine(between(began, settledAt)) + " after it was handed to Instagram.")
                        .orElse(".");
    }

    private static Duration between(Instant from, Instant to) {
        return Duration.between(from, to).abs();
    }

    private static String mark(KnownReply reply) {
        return reply.state()
                .match(queued -> "none", sending -> "none", sent -> "ok", refused -> "error", unknown -> "warning");
    }

    private static String said(KnownReply reply) {
        ReplyState state = reply.state();
        return state.match(
                queued -> "waits to be sent",
                sending -> "is being sent",
                sent -> "sent",
                refused -> "refused: " + refused.reason().label(),
                unknown -> unknown.isFinal()
                        ? "nobody will know whether it was sent"
                        : "not known yet whether it was sent");
    }
}
