package com.clariva.connect.core.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.TokenReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Use case: a reply goes out, once.
 *
 * <p>It is recorded before it is sent. The same reply asked for again, even with another text, gets
 * what became of the first.
 */
public final class SendReply {
    /** Instagram's limit for the text of one message, in UTF-8 bytes. */
    public static final int LONGEST_TEXT = 1000;

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
     * @throws IllegalArgumentException if the text is blank or longer than 1000 UTF-8 bytes
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if it could not be recorded;
     *     then it was not sent
     */
    public ReplyState send(Reply reply) {
        requireSendable(reply.text().value());
        return replies.begin(reply).orElseGet(() -> sendNew(reply));
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
        if (!state.equals(new ReplyState.Refused(Refusal.RECONNECT_NEEDED))) {
            return state;
        }
        return tokens.current(reply.account())
                .filter(newer -> newer.version() > token.version())
                .map(newer -> sendWith(newer, reply))
                .orElse(state);
    }

    private ReplyState sendWith(AccessToken token, Reply reply) {
        ReplyState state = directMessages.sendText(token.secret(), reply.person(), reply.text());
        if (state instanceof ReplyState.Refused refused) {
            report.refused(reply.account(), token, refused.refusal());
        }
        return state;
    }

    private static ReplyState noToken(Reply reply) {
        LOG.atWarn().addKeyValue("account", reply.account()).log("No Instagram token for doctor");
        return new ReplyState.Refused(Refusal.RECONNECT_NEEDED);
    }

    private static void requireSendable(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text is blank");
        }
        if (text.getBytes(UTF_8).length > LONGEST_TEXT) {
            throw new IllegalArgumentException("text is longer than " + LONGEST_TEXT + " UTF-8 bytes");
        }
    }
}
