package com.clariva.connect.core.handling;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.DeadLetters;
import com.clariva.connect.core.deadletter.Replay;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
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
    private final WorkerSettings settings;
    private final HandlingReport report;

    public SettleClaim(
            EventQueue queue,
            DeadLetters deadLetters,
            HandleEvent handleEvent,
            WorkerSettings settings,
            HandlingReport report) {
        this.queue = requireNonNull(queue, "queue is null");
        this.deadLetters = requireNonNull(deadLetters, "deadLetters is null");
        this.handleEvent = requireNonNull(handleEvent, "handleEvent is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.report = requireNonNull(report, "report is null");
    }

    /** The stage completes when the queue has answered, and fails when it gave no answer. */
    CompletionStage<Void> settle(Taken taken, Handling handling) {
        return handling.match(
                handled -> handled(taken, handled.doctor()),
                nobody -> nobodyLinked(taken),
                failed -> retryOrSetAside(taken, failed),
                notNow -> tell(
                        taken, new Verdict.Release(notNow.delay()), () -> report.notNow(taken.known(), notNow.why())),
                unreadable -> setAside(
                        taken,
                        DeadLetterReason.UNREADABLE,
                        taken.isMoved() ? "stored for another conversation" : "not one event",
                        Optional.empty()));
    }

    /** The claim is given back, as if it had never been taken. */
    CompletionStage<Void> giveBack(Claim claim) {
        return tell(Taken.unread(claim), new Verdict.Release(Duration.ZERO), () -> {});
    }

    private CompletionStage<Void> handled(Taken taken, DoctorId doctor) {
        if (taken.isReplay()) {
            endReplay(taken);
        }
        return tell(taken, new Verdict.Done(), () -> report.handled(taken.known(), doctor));
    }

    /** Before the claim ends, on the handler's own thread; a letter that stays may be replayed in vain, no more. */
    private void endReplay(Taken taken) {
        EventId event = taken.known().event().id();
        try {
            deadLetters
                    .find(event)
                    .map(letter -> letter.replays().count())
                    .filter(number -> Replay.idOf(event, number)
                            .equals(taken.claim().event().id()))
                    .ifPresent(number -> deadLetters.replayHandled(event, number));
        } catch (ConnectException.StorageUnavailable e) {
            report.stillListed(taken.known());
        }
    }

    private CompletionStage<Void> retryOrSetAside(Taken taken, Handling.Failed failed) {
        Claim known = taken.known();
        return Optional.of(settings.retries())
                .filter(retries -> !(failed.cause() instanceof HopelessException))
                .flatMap(retries -> retries.delayAfter(known.attempt()))
                .map(delay -> tell(taken, new Verdict.Retry(delay), () -> report.failed(known, failed, delay)))
                .orElseGet(() -> setAside(
                        taken,
                        DeadLetterReason.HANDLER_FAILED,
                        failed.cause().getClass().getName(),
                        failed.doctor()));
    }

    /** Written first, settled then: a death in between leaves the event in both places, never in none. */
    private CompletionStage<Void> setAside(
            Taken taken, DeadLetterReason reason, String error, Optional<DoctorId> doctor) {
        Claim known = taken.known();
        DeadLetter letter = new DeadLetter(known.event(), reason, error, known.attempt(), report.now());
        try {
            if (isDeleted(known)) {
                return drop(taken);
            }
            deadLetters.add(letter);
        } catch (ConnectException.StorageUnavailable e) {
            return tell(
                    taken, new Verdict.Release(STORE_PAUSE), () -> report.notNow(known, "dead letters unavailable"));
        }
        return tell(taken, new Verdict.Done(), () -> {
            if (taken.isMoved()) {
                report.moved(known);
            }
            report.deadLettered(known, letter, doctor);
        });
    }

    /** Nobody yet, as far as anybody can say; or an account whose owner wanted nothing more of it kept. */
    private CompletionStage<Void> nobodyLinked(Taken taken) {
        try {
            if (isDeleted(taken.known())) {
                return drop(taken);
            }
        } catch (ConnectException.StorageUnavailable e) {
            return tell(
                    taken,
                    new Verdict.Release(STORE_PAUSE),
                    () -> report.notNow(taken.known(), "resolution unavailable"));
        }
        return hasWaitedLongEnough(taken) ? giveUp(taken) : park(taken);
    }

    private boolean isDeleted(Claim claim) {
        return handleEvent.isDeleted(claim.event().conversation().account());
    }

    private CompletionStage<Void> drop(Taken taken) {
        return tell(taken, new Verdict.Done(), () -> report.dropped(taken.known()));
    }

    private boolean hasWaitedLongEnough(Taken taken) {
        return taken.known().event().receivedAt().plus(settings.parkRetention()).isBefore(report.now());
    }

    /** A replay was wanted by a person, and is not dropped behind that person's back. */
    private CompletionStage<Void> giveUp(Taken taken) {
        return taken.isReplay()
                ? setAside(taken, DeadLetterReason.NOBODY_LINKED, "nobody linked the account", Optional.empty())
                : tell(taken, new Verdict.Done(), () -> report.expired(taken.known()));
    }

    private CompletionStage<Void> park(Taken taken) {
        return tell(taken, new Verdict.Park(), () -> {
            report.parked(taken.known());
            unparkIfLinkedMeanwhile(taken.known().event().conversation().account());
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

    private CompletionStage<Void> tell(Taken taken, Verdict verdict, Runnable whenCurrent) {
        return asked(taken.claim(), verdict).thenAccept(current -> {
            if (current) {
                whenCurrent.run();
            } else {
                report.late(taken.known());
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
