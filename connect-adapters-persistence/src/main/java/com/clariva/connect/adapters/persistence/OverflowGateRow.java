package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/**
 * The row that says whether the overflow is open.
 *
 * <p>Who adds holds an advisory lock in common with all who add; who closes holds it alone. A lock on
 * the row would do as well, but for this: there, those who add would pass the one who waits to close.
 */
final class OverflowGateRow {
    static final Duration NOTICE = Duration.ofSeconds(1);

    private static final String LOCK_NAME = "hashtext('clariva-connect overflow'), hashtext(current_schema())";
    private static final String CLOSER_NAME = "hashtext('clariva-connect overflow closer'), hashtext(current_schema())";

    // Longer than moving the last few events takes, and shorter than the lease they are claimed for.
    private static final String PATIENT = "select set_config('idle_in_transaction_session_timeout', '20000', true)";

    private static final String SET = """
            insert into queue_overflow_gate as gate (is_open) values (:open)
            on conflict (only_row) do update set is_open = excluded.is_open, changed_at = excluded.changed_at
            where gate.is_open <> excluded.is_open
            """;

    private final QueueTransactions transactions;
    private volatile Opening latest = Opening.NONE;

    OverflowGateRow(QueueTransactions transactions) {
        this.transactions = transactions;
    }

    /** For who adds, within the transaction that adds. */
    void requireOpen(Handle handle) {
        handle.execute("select pg_advisory_xact_lock_shared(" + LOCK_NAME + ")");
        String which = handle.createQuery("select changed_at::text from queue_overflow_gate where is_open")
                .mapTo(String.class)
                .findOne()
                .orElseThrow(ConnectException.OverflowClosed::new);
        note(which);
    }

    /** Counted from when an opening was first seen here: when it was committed, the row cannot know. */
    private synchronized void note(String which) {
        if (!latest.which().equals(which)) {
            latest = new Opening(which, System.nanoTime());
        }
    }

    /** Completes with {@code value} when all instances have had the time to notice. For who has added. */
    <T> CompletionStage<T> noticed(T value) {
        long left = latest.seen() + NOTICE.toNanos() - System.nanoTime();
        return left <= 0
                ? CompletableFuture.completedFuture(value)
                : CompletableFuture.supplyAsync(
                        () -> value, CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS));
    }

    boolean isOpen() {
        return transactions.look("read overflow gate", OverflowGateRow::isOpen);
    }

    void open() {
        transactions.write("open overflow gate", handle -> set(handle, true));
    }

    boolean close(BooleanSupplier emptied) {
        return transactions.write("close overflow gate", handle -> {
            if (!isOnlyCloser(handle)) {
                return false;
            }
            handle.execute(PATIENT);
            handle.execute("select pg_advisory_xact_lock(" + LOCK_NAME + ")");
            return isOpen(handle) && emptied.getAsBoolean() && set(handle, false) > 0;
        });
    }

    private static boolean isOnlyCloser(Handle handle) {
        return handle.createQuery("select pg_try_advisory_xact_lock(" + CLOSER_NAME + ")")
                .mapTo(Boolean.class)
                .one();
    }

    private static boolean isOpen(Handle handle) {
        return handle.createQuery("select exists (select from queue_overflow_gate where is_open)")
                .mapTo(Boolean.class)
                .one();
    }

    private static int set(Handle handle, boolean open) {
        return handle.createUpdate(SET).bind("open", open).execute();
    }

    /** One time that the gate was opened. */
    private record Opening(String which, long seen) {
        static final Opening NONE = new Opening("", 0);
    }
}
