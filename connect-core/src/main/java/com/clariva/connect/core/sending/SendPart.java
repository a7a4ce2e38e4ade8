package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.TokenReport;
import com.clariva.connect.core.trace.Tracing;
import com.clariva.connect.core.trace.Tracing.Scope;
import com.clariva.connect.core.trace.Tracing.Span;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One part, or an act, goes to Instagram with the account's own token, and what is said of the token is noted. */
public final class SendPart {
    private static final Logger LOG = LoggerFactory.getLogger(SendPart.class);

    private final DirectMessages directMessages;
    private final AccessTokens tokens;
    private final TokenReport report;
    private final Tracing tracing;

    public SendPart(DirectMessages directMessages, AccessTokens tokens, TokenReport report, Tracing tracing) {
        this.directMessages = requireNonNull(directMessages, "directMessages is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.report = requireNonNull(report, "report is null");
        this.tracing = requireNonNull(tracing, "tracing is null");
    }

    /** The token to send with; empty if the account has none in use. */
    Optional<AccessToken> token(InstagramId account) {
        Optional<AccessToken> token = tokens.current(account);
        if (token.isEmpty()) {
            LOG.atWarn().addKeyValue("account", account).log("No Instagram token for doctor");
        }
        return token;
    }

    SendOutcome send(Turn turn, AccessToken token, Tag tag) {
        Reply reply = turn.reply();
        return call(reply.account(), token, sender -> directMessages.send(sender, reply.person(), turn.part(), tag));
    }

    SendOutcome act(InstagramId account, InstagramId person, Act act, AccessToken token) {
        return call(account, token, sender -> directMessages.act(sender, person, act));
    }

    /** A refused token may have been replaced while we sent. A refusal is certain, so nothing goes out twice. */
    private SendOutcome call(InstagramId account, AccessToken token, Function<Sender, SendOutcome> call) {
        SendOutcome outcome = callWith(account, token, call);
        if (!(outcome instanceof SendOutcome.Refused refused) || refused.refusal() != Refusal.RECONNECT_NEEDED) {
            return outcome;
        }
        return newer(account, token)
                .map(newer -> callWith(account, newer, call))
                .orElse(outcome);
    }

    private Optional<AccessToken> newer(InstagramId account, AccessToken token) {
        try {
            return tokens.current(account).filter(newer -> newer.version() > token.version());
        } catch (ConnectException.StorageUnavailable e) {
            return Optional.empty();
        }
    }

    private SendOutcome callWith(InstagramId account, AccessToken token, Function<Sender, SendOutcome> call) {
        SendOutcome outcome = traced(account, token, call);
        if (outcome instanceof SendOutcome.Refused refused) {
            note(account, token, refused.refusal());
        }
        return outcome;
    }

    /** What became of the call is known, whether or not the store hears of the token. */
    private void note(InstagramId account, AccessToken token, Refusal refusal) {
        try {
            report.refused(account, token, refusal);
        } catch (ConnectException.StorageUnavailable e) {
            LOG.atWarn().addKeyValue("account", account).log("Refused token not noted");
        }
    }

    private SendOutcome traced(InstagramId account, AccessToken token, Function<Sender, SendOutcome> call) {
        Span span = tracing.begin(Tracing.Step.SEND, Optional.empty());
        Scope scope = span.enter();
        try {
            SendOutcome outcome = once(new Sender(account, token.secret(), span.context()), call);
            span.end(outcome.match(
                    accepted -> Optional.empty(),
                    refused -> Optional.of(ReplyRefusal.of(refused.refusal()).label()),
                    unanswered -> Optional.of("unanswered")));
            return outcome;
        } finally {
            scope.close();
        }
    }

    private static SendOutcome once(Sender sender, Function<Sender, SendOutcome> call) {
        try {
            return call.apply(sender);
        } catch (RuntimeException e) {
            // Whatever it was, the request may have left.
            LOG.atError().addKeyValue("cause", e.getClass().getName()).log("Sending a reply broke off");
            return new SendOutcome.Unanswered();
        }
    }
}
