package com.clariva.connect.core.sending;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.ReplyRefusal;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.sending.MayWrite.Clearance;
import com.clariva.connect.core.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: stored replies go out, part by part, whoever left them behind. */
public final class DispatchReplies {
    /** How long a reply is tried for that certainly did not go out. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(DispatchReplies.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 6;

    private final Turns turns;
    private final MayWrite mayWrite;
    private final SendPart sendPart;
    private final ReplyReport report;
    private final InstantSource clock;

    public DispatchReplies(Turns turns, MayWrite mayWrite, SendPart sendPart, ReplyReport report, InstantSource clock) {
        this.turns = requireNonNull(turns, "turns is null");
        this.mayWrite = requireNonNull(mayWrite, "mayWrite is null");
        this.sendPart = requireNonNull(sendPart, "sendPart is null");
        this.report = requireNonNull(report, "report is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Sends what waits and whose time has come. */
    public void sweep() {
        int abandoned = turns.outbox().abandon(clock.instant());
        if (abandoned > 0) {
            LOG.atWarn().addKeyValue("replies", abandoned).log("Replies whose sender died are unknown");
        }
        Optional<Turn> due = turns.claimDue(clock.instant());
        while (due.isPresent()) {
            Optional<ReplyState> unused = run(due.get());
            due = turns.claimDue(clock.instant());
        }
    }

    /** How long whoever begins a reply has it alone. */
    Duration lease() {
        return turns.lease();
    }

    /** Sends what is left of it, as far as it goes. What has become of the reply; empty if only the store knows. */
    Optional<ReplyState> run(Turn first) {
        Step step = step(first);
        while (step.next().isPresent()) {
            step = step(step.next().get());
        }
        return step.state();
    }

    private Step step(Turn turn) {
        Clearance clearance = mayWrite.look(turn, clock.instant());
        if (clearance.refusal().isPresent()) {
            return ended(turn, new PartEnd.Refused(clearance.refusal().get(), Optional.empty()));
        }
        Optional<AccessToken> token = sendPart.token(turn.reply().account());
        if (token.isEmpty()) {
            return ended(turn, new PartEnd.Refused(ReplyRefusal.RECONNECT_NEEDED, Optional.empty()));
        }
        return turns.start(turn, clock.instant())
                ? ended(turn, end(turn, clearance, sendPart.send(turn, token.get(), clearance.tag())))
                : Step.ONLY_THE_STORE_KNOWS;
    }

    private PartEnd end(Turn turn, Clearance clearance, SendOutcome outcome) {
        return outcome.match(
                accepted -> new PartEnd.Sent(accepted.messageId()),
                refused -> refused(turn, clearance, refused),
                unanswered -> new PartEnd.Unknown());
    }

    private PartEnd refused(Turn turn, Clearance clearance, SendOutcome.Refused refused) {
        ReplyRefusal reason = refused.refusal() == Refusal.WINDOW_CLOSED && clearance.certain()
                ? ReplyRefusal.WINDOW_CONTRADICTED
                : ReplyRefusal.of(refused.refusal());
        if (!refused.refusal().retryable()) {
            return new PartEnd.Refused(reason, refused.until());
        }
        Instant again = again(turn, refused.until());
        boolean tooLong = again.isAfter(turn.progress().begunAt().plus(PATIENCE));
        return tooLong ? new PartEnd.Refused(reason, Optional.of(again)) : new PartEnd.Postponed(again);
    }

    /** Not before Instagram says, and not at once, whatever it says. */
    private Instant again(Turn turn, Optional<Instant> until) {
        Instant soonest = clock.instant().plus(pause(turn));
        return until.filter(soonest::isBefore).orElse(soonest);
    }

    private static Duration pause(Turn turn) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(turn.progress().tries(), MOST_DOUBLINGS));
    }

    private Step ended(Turn turn, PartEnd end) {
        try {
            return turns.outbox()
                    .settle(turn, end, clock.instant())
                    .map(after -> after(after, end))
                    .orElse(Step.ONLY_THE_STORE_KNOWS);
        } catch (ConnectException.StorageUnavailable e) {
            report.notRecorded(turn);
            return new Step(Optional.empty(), Optional.of(new ReplyState.Unknown(false)));
        }
    }

    private Step after(Turn turn, PartEnd end) {
        report.ended(turn, end);
        return end instanceof PartEnd.Sent && turn.hasMore()
                ? new Step(Optional.of(turn), Optional.empty())
                : new Step(Optional.empty(), Optional.of(state(turn, end)));
    }

    private static ReplyState state(Turn turn, PartEnd end) {
        List<String> sent = turn.messageIds();
        return end.match(
                last -> new ReplyState.Sent(sent),
                refused -> new ReplyState.Refused(refused.reason(), refused.until(), sent),
                postponed -> new ReplyState.Queued(Optional.of(postponed.until())),
                unknown -> new ReplyState.Unknown(false));
    }

    /** Where a reply stands after a part of it. */
    private record Step(Optional<Turn> next, Optional<ReplyState> state) {
        static final Step ONLY_THE_STORE_KNOWS = new Step(Optional.empty(), Optional.empty());
    }
}
