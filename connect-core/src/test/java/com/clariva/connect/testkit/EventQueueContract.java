package com.clariva.connect.testkit;

import com.clariva.connect.core.queue.EventQueue;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every {@link EventQueue} promises. Extend it and say, with the methods of {@link QueueTrial},
 * how a queue comes to be and how time passes; the promises themselves stand in the interfaces named
 * here, by subject.
 */
public abstract class EventQueueContract
        implements StoringPromises, OrderPromises, FairnessPromises, LeasePromises, ParkingPromises, CrowdPromises {
    private EventQueue queue;

    @BeforeEach
    void openQueue() {
        queue = emptyQueue(Duration.ofDays(3), 1_000_000);
    }

    @Override
    public EventQueue queue() {
        return queue;
    }
}
