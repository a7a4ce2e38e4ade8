package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.TokenReport;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One part goes to Instagram with the account's own token, and what is said of the token is noted. */
public final class SendPart {
    private static final Logger LOG = LoggerFactory.getLogger(SendPart.class);

    private final DirectMessages directMessages;
    private final AccessTokens tokens;
    private final TokenReport report;

    public SendPart(DirectMessages directMessages, AccessTokens tokens, TokenReport report) {
        this.directMessages = requireNonNull(directMessages, "directMessages is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.report = requireNonNull(report, "report is null");
    }

    /** The token to send with; empty if the account has none in use. */
    Optional<AccessToken> token(Turn turn) {
        Optional<AccessToken> token = tokens.current(turn.reply().account());
        if (token.isEmpty()) {
            LOG.atWarn().addKeyValue("account", turn.reply().account()).log("No Instagram token for doctor");
        }
        return token;
    }

    /** A refused token may have been replaced while we sent. A refusal is certain, so nothing goes out twice. */
    SendOutcome send(Turn turn, AccessToken token, Tag tag) {
        SendOutcome outcome = sendWith(turn, token, tag);
        if (!(outcome instanceof SendOutcome.Refused refused) || refused.refusal() != Refusal.RECONNECT_NEEDED) {
            return outcome;
        }
        return tokens.current(turn.reply().account())
                .filter(newer -> newer.version() > token.version())
                .map(newer -> sendWith(turn, newer, tag))
                .orElse(outcome);
    }

    private SendOutcome sendWith(Turn turn, AccessToken token, Tag tag) {
        SendOutcome outcome = call(turn, token, tag);
        if (outcome instanceof SendOutcome.Refused refused) {
            report.refused(turn.reply().account(), token, refused.refusal());
        }
        return outcome;
    }

    private SendOutcome call(Turn turn, AccessToken token, Tag tag) {
        try {
            return directMessages.send(
                    new Sender(turn.reply().account(), token.secret()),
                    turn.reply().person(),
                    turn.part(),
                    tag);
        } catch (RuntimeException e) {
            // Whatever it was, the request may have left.
            LOG.atError().addKeyValue("cause", e.getClass().getName()).log("Sending a reply broke off");
            return new SendOutcome.Unanswered();
        }
    }
}
