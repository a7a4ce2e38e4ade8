package com.clariva.connect.app.server;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueState;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that the queue answers, and what it guarantees. A queue that is away is asked until it does. */
public final class QueueAnnouncement implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueAnnouncement.class);

    private final QueueState queue;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread asking = new Thread(this::askUntilAnswered, "connect-queue-announcement");

    public QueueAnnouncement(QueueState queue) {
        this.queue = requireNonNull(queue, "queue is null");
        asking.setDaemon(true);
    }

    /** Asks at once, and then, if need be, every second. */
    public void begin() {
        if (!isAnnounced()) {
            LOG.atWarn().addKeyValue("kind", queue.kind()).log("Webhook queue does not answer yet");
            asking.start();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
    }

    private void askUntilAnswered() {
        try {
            while (!stopping.await(1, TimeUnit.SECONDS) && !isAnnounced()) {
                LOG.atDebug().log("Webhook queue still does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnnounced() {
        try {
            Durability durability = queue.durability();
            LOG.atInfo()
                    .addKeyValue("kind", queue.kind())
                    .addKeyValue("durable", durability.durable())
                    .addKeyValue("detail", durability.detail())
                    .log("Webhook queue connected");
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }
}
