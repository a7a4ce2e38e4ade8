package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.testkit.EventQueueContract;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlQueueIT extends EventQueueContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final QueueUnderTest queues = new QueueUnderTest(DATABASE);

    @AfterEach
    void closeQueues() {
        queues.close();
    }

    @Override
    public EventQueue emptyQueue(Duration dedupeWindow, long bound) {
        return queues.empty(new QueueLimits(dedupeWindow, bound));
    }

    @Override
    public EventQueue anotherInstance() {
        return queues.another();
    }

    @Override
    public EventQueue instanceWithoutKey() {
        return queues.withoutKey();
    }

    @Override
    public boolean storeHolds(byte[] bytes) {
        return DATABASE.everythingStored().contains(HexFormat.of().formatHex(bytes));
    }

    @Override
    public void letPass(Duration duration) {
        queues.letPass(duration);
    }
}
