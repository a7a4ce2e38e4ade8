package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Gathers what is handed in while the store is busy, and writes it as one. So a slow disk makes
 * batches larger instead of callers slower.
 */
final class GroupCommit<T, R> implements AutoCloseable {
    private static final int MOST_TOGETHER = 500;
    private static final int MOST_WEIGHT_TOGETHER = 4 << 20;
    private static final int MOST_WEIGHT = 64 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration STUCK = Duration.ofMillis(1500);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final String operation;
    private final Function<List<T>, List<R>> write;
    private final BlockingQueue<Entry<T, R>> entries = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_WEIGHT);
    private final List<Thread> writers;
    private final ExecutorService answers;
    private volatile boolean closed;
    private volatile boolean failing;
    private volatile long unansweredSince;

    /** @param write answers one for each, in their order */
    GroupCommit(String operation, int writers, Function<List<T>, List<R>> write) {
        this.operation = requireNonNull(operation, "operation is null");
        this.write = requireNonNull(write, "write is null");
        this.answers = Executors.newCachedThreadPool(work -> daemon(work, "answers"));
        this.writers = IntStream.range(0, writers)
                .mapToObj(number -> daemon(this::writeUntilClosed, "writer-" + number))
                .toList();
        this.writers.forEach(Thread::start);
    }

    /** Never waits. What finds no room, or comes after the end, fails. */
    CompletionStage<R> add(T item, int weight) {
        Entry<T, R> entry = new Entry<>(item, Math.min(weight, MOST_WEIGHT), System.nanoTime());
        if (closed || !room.tryAcquire(entry.weight())) {
            return CompletableFuture.failedStage(new ConnectException.StorageUnavailable(operation, null));
        }
        entries.add(entry);
        if (closed && entries.remove(entry)) {
            entry.answer().completeExceptionally(new ConnectException.StorageUnavailable(operation, null));
        }
        return entry.answer();
    }

    /** Whether the store has failed lately, or has not answered for a while. */
    boolean isStuck() {
        long since = unansweredSince;
        return failing || (since != 0 && System.nanoTime() - since > STUCK.toNanos());
    }

    /** Writes what was handed in, then ends. */
    @Override
    public void close() {
        closed = true;
        writers.forEach(GroupCommit::join);
        answers.shutdown();
        failAll(drain(new ArrayList<>()), new ConnectException.StorageUnavailable(operation, null));
    }

    private void writeUntilClosed() {
        while (!closed || !entries.isEmpty()) {
            try {
                Entry<T, R> first = entries.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    writeTogether(together(first));
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private List<Entry<T, R>> together(Entry<T, R> first) {
        List<Entry<T, R>> batch = new ArrayList<>();
        int weight = first.weight();
        for (Entry<T, R> next = first; next != null; next = entries.poll()) {
            batch.add(next);
            weight += next.weight();
            if (batch.size() == MOST_TOGETHER || weight > MOST_WEIGHT_TOGETHER) {
                break;
            }
        }
        return batch;
    }

    private void writeTogether(List<Entry<T, R>> batch) {
        try {
            if (batch.get(0).isStale()) {
                throw new ConnectException.StorageUnavailable(operation, null);
            }
            begun();
            List<R> written = write.apply(batch.stream().map(Entry::item).toList());
            ended(false);
            answer(() -> IntStream.range(0, batch.size())
                    .forEach(i -> batch.get(i).answer().complete(written.get(i))));
        } catch (Throwable e) {
            // Whatever it is, the next batch must find a living writer.
            ended(true);
            answer(() -> failAll(batch, e));
        } finally {
            room.release(batch.stream().mapToInt(Entry::weight).sum());
        }
    }

    private void begun() {
        if (unansweredSince == 0) {
            unansweredSince = System.nanoTime();
        }
    }

    private void ended(boolean failed) {
        failing = failed;
        unansweredSince = 0;
    }

    /** On another thread: what callers hang on a stage must not hold up the writer. */
    private void answer(Runnable work) {
        try {
            answers.execute(work);
        } catch (RejectedExecutionException closing) {
            work.run();
        }
    }

    private static <T, R> void failAll(List<Entry<T, R>> batch, Throwable cause) {
        batch.forEach(entry -> entry.answer().completeExceptionally(cause));
    }

    private List<Entry<T, R>> drain(List<Entry<T, R>> left) {
        entries.drainTo(left);
        return left;
    }

    private Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "connect-" + operation + "-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Entry<T, R>(T item, int weight, long since, CompletableFuture<R> answer) {
        Entry(T item, int weight, long since) {
            this(item, weight, since, new CompletableFuture<>());
        }

        /** Its caller has long been told no by somebody else. */
        boolean isStale() {
            return System.nanoTime() - since > LONGEST_WAIT.toNanos();
        }
    }
}
