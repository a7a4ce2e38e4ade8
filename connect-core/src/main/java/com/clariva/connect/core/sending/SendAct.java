package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Act;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.reply.ReplyRefusal;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Use case: an account does something in a conversation that is no message.
 *
 * <p>An act is no reply: it is not stored, waits for nothing, counts for nothing, and may be done again without
 * harm. It is tried once, at once, within the same window and with the same token as a reply.
 */
public final class SendAct {
    private final HearConversation hearConversation;
    private final MayWrite mayWrite;
    private final SendPart sendPart;
    private final ReplyReport report;
    private final InstantSource clock;

    public SendAct(
            HearConversation hearConversation,
            MayWrite mayWrite,
            SendPart sendPart,
            ReplyReport report,
            InstantSource clock) {
        this.hearConversation = requireNonNull(hearConversation, "hearConversation is null");
        this.mayWrite = requireNonNull(mayWrite, "mayWrite is null");
        this.sendPart = requireNonNull(sendPart, "sendPart is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Does {@code act} in the conversation of {@code account} with {@code person}. Never throws for the world: a store
     * that does not say whether the window is open is {@link ReplyRefusal#TEMPORARY}.
     */
    public ActOutcome send(InstagramId account, InstagramId person, Act act) {
        ActOutcome outcome = tried(account, person, act);
        if (outcome instanceof ActOutcome.Refused refused) {
            report.actRefused(account, refused.reason());
        }
        return outcome;
    }

    private ActOutcome tried(InstagramId account, InstagramId person, Act act) {
        Optional<ReplyRefusal> flaw =
                person.equals(account) ? Optional.of(ReplyRefusal.OWN_ACCOUNT) : ReplyParts.flawOf(act);
        try {
            return flaw.or(() -> closed(account, person))
                    .<ActOutcome>map(ActOutcome.Refused::new)
                    .orElseGet(() -> called(account, person, act));
        } catch (ConnectException.StorageUnavailable e) {
            return new ActOutcome.Refused(ReplyRefusal.TEMPORARY);
        }
    }

    private Optional<ReplyRefusal> closed(InstagramId account, InstagramId person) {
        hearConversation.catchUp();
        return mayWrite.toAct(account, person, clock.instant());
    }

    private ActOutcome called(InstagramId account, InstagramId person, Act act) {
        return sendPart.token(account)
                .map(token -> sendPart.act(account, person, act, token))
                .map(outcome -> outcome(outcome, act))
                .orElseGet(() -> new ActOutcome.Refused(ReplyRefusal.RECONNECT_NEEDED));
    }

    private static ActOutcome outcome(SendOutcome outcome, Act act) {
        return outcome.match(
                accepted -> new ActOutcome.Done(),
                refused -> new ActOutcome.Refused(reason(refused.refusal(), act), refused.until()),
                unanswered -> new ActOutcome.Unknown());
    }

    /** All that a reaction says is which message and which emoji: who finds that wrong means one of them. */
    private static ReplyRefusal reason(Refusal refusal, Act act) {
        return act instanceof Act.React && refusal == Refusal.BUG
                ? ReplyRefusal.NO_SUCH_MESSAGE
                : ReplyRefusal.of(refusal);
    }
}
