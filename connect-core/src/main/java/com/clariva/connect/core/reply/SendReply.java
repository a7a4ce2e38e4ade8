package com.clariva.connect.core.reply;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.TokenReport;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Use case: a reply goes out, once.
 *
 * <p>It is recorded before it is sent. The same reply asked for again, even with another text, gets
 * what became of the first.
 */
public final class SendReply {
    private static final Logger LOG = LoggerFactory.getLogger(SendReply.class);

    private final Replies replies;
    private final AccessTokens tokens;
    private final DirectMessages directMessages;
    private final TokenReport report;

    public SendReply(Replies replies, AccessTokens tokens, DirectMessages directMessages, TokenReport report) {
        this.replies = requireNonNull(replies, "replies is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.directMessages = requireNonNull(directMessages, "directMessages is null");
        this.report = requireNonNull(report, "report is null");
    }

    /**
     * Sends {@code reply}, or says what became of it before.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if it could not be recorded;
     *     then it was not sent
     */
    public ReplyState send(Reply reply) {
        Optional<ReplyRefusal> flaw = reply.content()
                .match(words -> Flaws.of(words.text()), media -> Optional.empty(), quick -> Flaws.of(quick.text()));
        return flaw.<ReplyState>map(ReplyState.Refused::new)
                .orElseGet(() -> replies.begin(reply).orElseGet(() -> sendNew(reply)));
    }

    private ReplyState sendNew(Reply reply) {
        ReplyState state = tokens.current(reply.account())
                .map(token -> sendWithCurrent(token, reply))
                .orElseGet(() -> noToken(reply));
        replies.settle(reply.id(), state);
        return state;
    }

    /** A refused token may have been replaced while we sent. A refusal is certain, so nothing goes out twice. */
    private ReplyState sendWithCurrent(AccessToken token, Reply reply) {
        ReplyState state = sendWith(token, reply);
        if (!state.equals(new ReplyState.Refused(ReplyRefusal.RECONNECT_NEEDED))) {
            return state;
        }
        return tokens.current(reply.account())
                .filter(newer -> newer.version() > token.version())
                .map(newer -> sendWith(newer, reply))
                .orElse(state);
    }

    private ReplyState sendWith(AccessToken token, Reply reply) {
        Sender sender = new Sender(reply.account(), token.secret());
        SendOutcome outcome = directMessages.send(sender, reply.person(), reply.content(), Tag.NONE);
        return outcome.match(
                accepted -> new ReplyState.Sent(accepted.messageId()),
                refused -> refused(reply, token, refused),
                unanswered -> new ReplyState.Unknown(false));
    }

    private static ReplyState noToken(Reply reply) {
        LOG.atWarn().addKeyValue("account", reply.account()).log("No Instagram token for doctor");
        return new ReplyState.Refused(ReplyRefusal.RECONNECT_NEEDED);
    }

    private ReplyState refused(Reply reply, AccessToken token, SendOutcome.Refused refused) {
        report.refused(reply.account(), token, refused.refusal());
        return new ReplyState.Refused(ReplyRefusal.of(refused.refusal()), refused.until(), List.of());
    }
}
