package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.testkit.QueueStateContract;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlQueueStateIT extends QueueStateContract {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final QueueUnderTest queues = new QueueUnderTest(DATABASE);

    @AfterEach
    void closeQueues() {
        queues.close();
    }

    @Test
    void durabilityIsReadFromTheServersSettings() {
        PostgresqlQueue queue = queues.empty(QueueLimits.usual());

        assertThat(queue.durability().detail()).contains("fsync off", "full_page_writes", "synchronous_commit");
        assertThat(queue.durability().durable()).isFalse();
        assertThat(queue.kind()).isEqualTo("postgresql");
    }

    @Override
    protected EventQueue emptyQueue() {
        return queues.empty(QueueLimits.usual());
    }

    @Override
    protected QueueState stateOf(EventQueue queue) {
        return (PostgresqlQueue) queue;
    }

    @Override
    protected Instant now() {
        return InstantSource.system().instant();
    }
}
