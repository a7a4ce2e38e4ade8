package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.log.Wordless;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the news that something is ready from one instance to the bells of the others. It may fail:
 * who waits looks about once a second anyway.
 */
final class QueueWire implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWire.class);
    private static final Duration BETWEEN_NEWS = Duration.ofMillis(5);

    private final QueueTransactions transactions;
    private final String self = UUID.randomUUID().toString();
    private final Semaphore news = new Semaphore(0);
    private final Subscription subscription;
    private final Thread herald = Listening.daemon(this::announceUntilClosed, "connect-queue-herald");
    private volatile boolean closed;

    QueueWire(QueueTransactions transactions, Bell bell) {
        this.transactions = transactions;
        this.subscription = new Subscription(transactions.dataSource(), Listening.Channel.QUEUE, new Listening.News() {
            @Override
            public void heard(String from) {
                if (!self.equals(from)) {
                    bell.ring();
                }
            }

            @Override
            public void broken() {
                bell.ring();
            }

            @Override
            public void missed() {
                bell.ring();
            }
        });
    }

    void start() {
        subscription.start();
        herald.start();
    }

    /** Tells the other instances, soon. Never waits. */
    void announce() {
        news.release();
    }

    @Override
    public void close() {
        closed = true;
        herald.interrupt();
        subscription.close();
        Listening.join(herald);
    }

    private void announceUntilClosed() {
        while (!closed) {
            try {
                news.acquire();
                // One word for all the news so far. Outside of every transaction that writes, because
                // PostgreSQL lets only one commit with a notification at a time.
                news.drainPermits();
                transactions.writeUnhurried(
                        "announce",
                        handle -> handle.createQuery("select pg_notify(:channel, :self)::text")
                                .bind("channel", Listening.Channel.QUEUE.text())
                                .bind("self", self)
                                .mapTo(String.class)
                                .one());
                Thread.sleep(BETWEEN_NEWS.toMillis());
            } catch (InterruptedException e) {
                return;
            } catch (ConnectException e) {
                LOG.atDebug().setCause(Wordless.of(e)).log("Other instances not told that events are waiting");
            }
        }
    }
}
