package com.clariva.connect.adapters.queue;

import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.testkit.QueueStateContract;
import com.clariva.connect.testkit.redis.RedisServer;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisQueueStateIT extends QueueStateContract {
    private static TestRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = new TestRedis(RedisServer.start());
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    protected EventQueue emptyQueue() {
        redis.clear();
        return redis.queue();
    }

    @Override
    protected QueueState stateOf(EventQueue queue) {
        return (QueueState) queue;
    }

    @Override
    protected Instant now() {
        return InstantSource.system().instant();
    }
}
