package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Use case: what came of a handling becomes what the queue is told. */
public final class SettleClaim {
    private static final Duration STORE_PAUSE = Duration.ofSeconds(5);

    private final EventQueue queue;
    private final DeadLetters deadLetters;
    private final HandleEvent handleEvent;
    private final RetryPolicy retries;
    private final HandlingReport report;

    public SettleClaim(
            EventQueue queue,
            DeadLetters deadLetters,
            HandleEvent handleEvent,
            RetryPolicy retries,
            HandlingReport report) {
        this.queue = requireNonNull(queue, "queue is null");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.handleEvent = requireNonNull(handleEvent, "handleEvent is null");
        this.retries = requireNonNull(retries, "retries is null");
        this.report = requireNonNull(report, "report is null");
    }

    /** The stage completes when the queue has answered, and fails when it gave no answer. */
    CompletionStage<Void> settle(Claim claim, Handling handling) {
        return handling.match(
                handled -> tell(claim, new Verdict.Done(), () -> report.handled(claim, handled.doctor())),
                nobody -> park(claim),
                failed -> retryOrSetAside(claim, failed),
                notNow -> tell(claim, new Verdict.Release(notNow.delay()), () -> report.notNow(claim, notNow.why())),
                unreadable -> setAside(claim, DeadLetterReason.UNREADABLE, "not one event", Optional.empty()));
    }

    /** The claim is given back, as if it had never been taken. */
    CompletionStage<Void> giveBack(Claim claim) {
        return tell(claim, new Verdict.Release(Duration.ZERO), () -> {});
    }

    private CompletionStage<Void> retryOrSetAside(Claim claim, Handling.Failed failed) {
        return retries.delayAfter(claim.attempt())
                .map(delay -> tell(claim, new Verdict.Retry(delay), () -> report.failed(claim, failed.cause(), delay)))
                .orElseGet(() -> setAside(
                        claim,
                        DeadLetterReason.HANDLER_FAILED,
                        failed.cause().getClass().getName(),
                        Optional.of(failed.doctor())));
    }

    /** Written first, settled then: a death in between leaves the event in both places, never in none. */
    private CompletionStage<Void> setAside(
            Claim claim, DeadLetterReason reason, String error, Optional<DoctorId> doctor) {
        DeadLetter letter = new DeadLetter(claim.event(), reason, error, claim.attempt(), report.now());
        try {
            deadLetters.add(letter);
        } catch (ConnectException.StorageUnavailable e) {
            return tell(
                    claim, new Verdict.Release(STORE_PAUSE), () -> report.notNow(claim, "dead letters unavailable"));
        }
        return tell(claim, new Verdict.Done(), () -> report.deadLettered(claim, letter, doctor));
    }

    private CompletionStage<Void> park(Claim claim) {
        return tell(claim, new Verdict.Park(), () -> {
            report.parked(claim);
            unparkIfLinkedMeanwhile(claim.event().conversation().account());
        });
    }

    /** A doctor may have linked the account between our look and the parking, and unparked nothing. */
    private void unparkIfLinkedMeanwhile(InstagramId account) {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> {
            if (handleEvent.isLinked(account)) {
                queue.unpark(account);
            }
        });
    }

    private CompletionStage<Void> tell(Claim claim, Verdict verdict, Runnable whenCurrent) {
        return asked(claim, verdict).thenAccept(current -> {
            if (current) {
                whenCurrent.run();
            } else {
                report.late(claim);
            }
        });
    }

    private CompletionStage<Boolean> asked(Claim claim, Verdict verdict) {
        try {
            return queue.settle(claim, verdict);
        } catch (ConnectException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
