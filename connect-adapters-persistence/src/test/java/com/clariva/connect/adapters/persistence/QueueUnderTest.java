package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.secret.Sealing;
import com.clariva.connect.testkit.ReversibleSealing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Queues on one test database, closed together, and a way to let its time pass. */
final class QueueUnderTest implements AutoCloseable {
    private static final Duration WAITED_OUT = Duration.ofSeconds(2);

    private final TestDatabase database;
    private final List<PostgresqlQueue> opened = new ArrayList<>();
    private QueueLimits limits = QueueLimits.usual();

    QueueUnderTest(TestDatabase database) {
        this.database = database;
    }

    PostgresqlQueue empty(QueueLimits newLimits) {
        close();
        limits = newLimits;
        database.jdbi().useHandle(handle -> handle.execute("truncate queue_conversation, queue_event, queue_seen"));
        return another(ReversibleSealing.withKeys("ours"));
    }

    PostgresqlQueue another() {
        return another(ReversibleSealing.withKeys("ours"));
    }

    PostgresqlQueue withoutKey() {
        return another(ReversibleSealing.withKeys("theirs"));
    }

    void letPass(Duration duration) {
        if (duration.compareTo(WAITED_OUT) < 0) {
            waitOut(duration);
        } else {
            rewind(duration);
        }
    }

    @Override
    public void close() {
        opened.forEach(PostgresqlQueue::close);
        opened.clear();
    }

    private PostgresqlQueue another(Sealing sealing) {
        PostgresqlQueue queue = PostgresqlQueue.on(database.dataSource(), sealing, limits);
        opened.add(queue);
        return queue;
    }

    private static void waitOut(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void rewind(Duration duration) {
        long seconds = TimeUnit.MILLISECONDS.toSeconds(duration.toMillis());
        database.jdbi().useTransaction(handle -> {
            handle.execute("update queue_conversation set wake_at = wake_at - ? * interval '1 second'", seconds);
            handle.execute("update queue_seen set seen_at = seen_at - ? * interval '1 second'", seconds);
        });
    }
}
