package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.reply.Begun;
import com.clariva.connect.core.reply.KnownReply;
import com.clariva.connect.core.reply.Replies;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Use case: a reply goes out, at most once.
 *
 * <p>It is recorded before it is sent. The same reply asked for again, even with another content, gets what
 * became of the first.
 */
public final class SendReply {
    private final Replies replies;
    private final DispatchReplies dispatch;
    private final HearConversation hearConversation;
    private final ReplyReport report;
    private final InstantSource clock;

    public SendReply(
            Replies replies,
            DispatchReplies dispatch,
            HearConversation hearConversation,
            ReplyReport report,
            InstantSource clock) {
        this.replies = requireNonNull(replies, "replies is null");
        this.dispatch = requireNonNull(dispatch, "dispatch is null");
        this.hearConversation = requireNonNull(hearConversation, "hearConversation is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Sends {@code reply}, or says what became of it before. A reply that Instagram would refuse for what it
     * says, or to whom, is refused without being recorded.
     *
     * @throws ConnectException.StorageUnavailable if it could not be recorded; then it was not sent. Ask again
     */
    public ReplyState send(Reply reply) {
        Optional<ReplyRefusal> flaw = flawOf(reply);
        if (flaw.isPresent()) {
            return report.refusedBefore(reply, flaw.get());
        }
        hearConversation.catchUp();
        Begun begun = replies.begin(reply, ReplyParts.of(reply.content()), clock.instant(), dispatch.lease());
        return reply.id().isKeyed() && !begun.same()
                ? report.refusedBefore(reply, ReplyRefusal.KEY_REUSED)
                : begun.turn().map(turn -> sendNow(turn, begun)).orElseGet(begun::state);
    }

    /**
     * Before anything was sent, the turn simply ends; after that, nobody but the store knows. If that is away, what
     * was recorded still is, and goes out by itself.
     */
    private ReplyState sendNow(Turn turn, Begun begun) {
        try {
            return dispatch.run(turn)
                    .orElseGet(() -> replies.find(turn.reply().id())
                            .map(KnownReply::state)
                            .orElseGet(begun::state));
        } catch (ConnectException.StorageUnavailable e) {
            return begun.state();
        }
    }

    private static Optional<ReplyRefusal> flawOf(Reply reply) {
        return reply.person().equals(reply.account())
                ? Optional.of(ReplyRefusal.OWN_ACCOUNT)
                : ReplyParts.flawOf(reply.content());
    }
}
