package com.clariva.connect.core.queue;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way in: to the store or to the overflow.
 *
 * <p>An event may go to the store only if nobody has been told, before it arrived, that another is in the
 * overflow: that one may be of the same conversation. The gate's notice makes this known without asking
 * for each event.
 */
final class OverflowEntrance {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWithOverflow.class);
    /** Whoever sent it is to hear within two seconds that it was not stored. */
    private static final Patience PATIENCE = new Patience(Duration.ofMillis(1800));

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(1);
    private static final int LOOKS = 2;
    private static final int TURNS = 4;

    private final EventQueue store;
    private final EventQueue overflow;
    private final OverflowMode mode;
    private final LongAdder orderUnknown;
    private final OneForAll looking;
    private final OneForAll opening;

    OverflowEntrance(
            EventQueue store, EventQueue overflow, OverflowMode mode, Executor executor, LongAdder orderUnknown) {
        this.store = store;
        this.overflow = overflow;
        this.mode = mode;
        this.looking = new OneForAll(executor);
        this.opening = new OneForAll(executor);
        this.orderUnknown = orderUnknown;
    }

    CompletionStage<Enqueued> enqueue(List<QueuedEvent> events) {
        return PATIENCE.waitFor(
                entered(events),
                late -> late.completeExceptionally(new ConnectException.StorageUnavailable("enqueue", null)));
    }

    private CompletionStage<Enqueued> entered(List<QueuedEvent> events) {
        long arrived = mode.time();
        if (mode.isKnownFor(arrived) || mode.isBlind()) {
            return directed(events, arrived);
        }
        return learned(arrived, LOOKS)
                .orTimeout(LONGEST_LOOK.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(this::goOnBlindly)
                .thenCompose(unused -> directed(events, arrived));
    }

    private CompletionStage<Enqueued> directed(List<QueuedEvent> events, long arrived) {
        if (!mode.isKnownFor(arrived)) {
            return inDoubt(events);
        }
        return mode.isOpen() ? toOverflow(events, TURNS) : toStore(events, TURNS);
    }

    /** To be sent again is better than to be out of order, but not for ever, and not for a mere possibility. */
    private CompletionStage<Enqueued> inDoubt(List<QueuedEvent> events) {
        if (mode.isWorthWaitingFor()) {
            return mode.isOpen() ? toOverflow(events, TURNS) : unseen();
        }
        announce(events);
        return toStore(events, TURNS);
    }

    /** Before they are stored: they may be, though no answer comes. */
    private void announce(List<QueuedEvent> events) {
        orderUnknown.add(events.size());
        events.forEach(event -> LOG.atWarn()
                .addKeyValue("eventId", event.id())
                .log("Event stored without sight of the overflow's gate, order unknown"));
    }

    private CompletionStage<Enqueued> toStore(List<QueuedEvent> events, int turns) {
        return recover(store.enqueue(events), ConnectException.StorageUnavailable.class, away -> {
            mode.missed();
            return opening.done(() -> mode.open(away)).thenCompose(opened -> toOverflow(events, turns - 1));
        });
    }

    /** An instance that reaches the store may close the gate again and again while this one does not reach it. */
    private CompletionStage<Enqueued> toOverflow(List<QueuedEvent> events, int turns) {
        return recover(noticed(events), ConnectException.OverflowClosed.class, closed -> {
            mode.know(false);
            return turns > 0 ? toStore(events, turns - 1) : CompletableFuture.failedFuture(closed);
        });
    }

    /** Whoever did not see the gate in that time has not noticed, and the time for it is over. */
    private CompletionStage<Enqueued> noticed(List<QueuedEvent> events) {
        int before = mode.timesBlinded();
        return overflow.enqueue(events)
                .thenCompose(enqueued ->
                        mode.timesBlinded() == before ? CompletableFuture.completedFuture(enqueued) : unseen());
    }

    private static CompletionStage<Enqueued> unseen() {
        return CompletableFuture.failedFuture(new ConnectException.StorageUnavailable("see the overflow's gate", null));
    }

    private CompletableFuture<Void> learned(long arrived, int looks) {
        return looking.done(mode::refresh)
                .thenCompose(seen -> mode.isKnownFor(arrived) || looks == 1
                        ? CompletableFuture.completedFuture(null)
                        : learned(arrived, looks - 1));
    }

    private Void goOnBlindly(Throwable cause) {
        mode.goOnBlindly(cause instanceof TimeoutException ? "no answer" : String.valueOf(cause.getMessage()));
        return null;
    }

    private static <T> CompletionStage<T> recover(
            CompletionStage<T> stage,
            Class<? extends ConnectException> from,
            Function<Throwable, CompletionStage<T>> otherwise) {
        return stage.handle((value, failure) -> {
                    if (failure == null) {
                        return stage;
                    }
                    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                            ? failure.getCause()
                            : failure;
                    return from.isInstance(cause) ? otherwise.apply(cause) : stage;
                })
                .thenCompose(Function.identity());
    }
}
