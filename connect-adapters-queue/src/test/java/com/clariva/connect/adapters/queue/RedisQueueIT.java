package com.clariva.connect.adapters.queue;

import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.testkit.EventQueueContract;
import com.clariva.connect.testkit.redis.RedisServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class RedisQueueIT extends EventQueueContract {
    private static final Duration WORTH_WAITING = Duration.ofMillis(1500);

    private static TestRedis redis;
    private RedisQueueSettings latest = RedisQueueSettings.standard();

    @BeforeAll
    static void startRedis() {
        redis = new TestRedis(RedisServer.start());
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Override
    public EventQueue emptyQueue(Duration dedupeWindow, long bound) {
        redis.clear();
        latest = new RedisQueueSettings(TestRedis.PREFIX, dedupeWindow, bound);
        return redis.open(latest, "queue");
    }

    @Override
    public EventQueue anotherInstance() {
        return redis.open(latest, "queue");
    }

    @Override
    public EventQueue instanceWithoutKey() {
        return redis.open(latest, "another");
    }

    @Override
    public boolean storeHolds(byte[] bytes) {
        return redis.holds(bytes);
    }

    @Override
    public void letPass(Duration duration) {
        if (duration.compareTo(WORTH_WAITING) > 0) {
            redis.moveTime(duration);
            return;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
