package com.clariva.connect.adapters.queue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes what comes together across in one call. Whoever comes while calls are under way waits for the next, in
 * the order of coming; who comes alone goes at once.
 *
 * <p>If a call fails, those who wait are told the same, and are not sent: they have waited as long as a call may last.
 */
final class Ferry<T, R> {
    private static final int UNDER_WAY_AT_ONCE = 2;

    private final Function<List<T>, CompletionStage<List<R>>> call;
    private final ToIntFunction<T> weight;
    private final int capacity;
    private final Queue<Passenger<T, R>> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * @param call answers each, in their order
     * @param capacity how much may go in one call; one that weighs more goes alone
     */
    Ferry(Function<List<T>, CompletionStage<List<R>>> call, ToIntFunction<T> weight, int capacity) {
        this.call = requireNonNull(call, "call is null");
        this.weight = requireNonNull(weight, "weight is null");
        this.capacity = capacity;
    }

    /** Never blocks. */
    CompletionStage<R> take(T load) {
        Passenger<T, R> passenger = new Passenger<>(load);
        List<Passenger<T, R>> boarded;
        synchronized (waiting) {
            waiting.add(passenger);
            boarded = board();
        }
        depart(boarded);
        return passenger;
    }

    private void depart(List<Passenger<T, R>> boarded) {
        if (!boarded.isEmpty()) {
            called(boarded.stream().map(passenger -> passenger.load).toList())
                    .whenComplete((answers, failure) -> arrive(boarded, answers, failure));
        }
    }

    private CompletionStage<List<R>> called(List<T> loads) {
        try {
            return call.apply(loads);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The next ones go before these are told: what they do then is done on this thread. */
    private void arrive(List<Passenger<T, R>> arrived, @Nullable List<R> answers, @Nullable Throwable failure) {
        if (failure == null && answers != null) {
            depart(boardNext());
            for (int n = 0; n < arrived.size(); n++) {
                arrived.get(n).complete(answers.get(n));
            }
        } else {
            List<Passenger<T, R>> stranded = new ArrayList<>(arrived);
            synchronized (waiting) {
                underWay--;
                stranded.addAll(waiting);
                waiting.clear();
            }
            stranded.forEach(passenger -> passenger.completeExceptionally(failure));
        }
    }

    private List<Passenger<T, R>> boardNext() {
        synchronized (waiting) {
            underWay--;
            return board();
        }
    }

    private List<Passenger<T, R>> board() {
        List<Passenger<T, R>> boarded = new ArrayList<>();
        if (underWay < UNDER_WAY_AT_ONCE && !waiting.isEmpty()) {
            underWay++;
            int room = capacity;
            do {
                Passenger<T, R> next = waiting.remove();
                boarded.add(next);
                room -= weight.applyAsInt(next.load);
            } while (!waiting.isEmpty() && weight.applyAsInt(waiting.element().load) <= room);
        }
        return boarded;
    }

    private static final class Passenger<T, R> extends CompletableFuture<R> {
        private final T load;

        Passenger(T load) {
            this.load = load;
        }
    }
}
