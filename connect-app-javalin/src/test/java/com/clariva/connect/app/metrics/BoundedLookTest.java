package com.clariva.connect.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedLookTest {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void close() {
        executor.shutdownNow();
    }

    @Test
    void lookServesForASecond() {
        BoundedLook<Integer> look = new BoundedLook<>(looks::incrementAndGet, executor, nanos::get);

        assertThat(look.look().join()).contains(1);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(look.look().join()).contains(1);
        nanos.addAndGet(1);
        assertThat(look.look().join()).contains(2);
    }

    @Test
    void whatThrowsIsNotSeen() {
        BoundedLook<Integer> look = new BoundedLook<>(
                () -> {
                    throw new IllegalStateException("away");
                },
                executor,
                nanos::get);

        assertThat(look.look().join()).isEmpty();
    }

    @Test
    void whatHangsIsWaitedForASecondAndAskedOnce() {
        CountDownLatch answer = new CountDownLatch(1);
        BoundedLook<Integer> look = new BoundedLook<>(() -> patientlyCounted(answer), executor, nanos::get);

        assertThat(look.look().join()).isEmpty();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(look.look().join()).isEmpty();
        assertThat(looks).hasValue(1);

        answer.countDown();
        assertThat(look.look().join()).isPresent();
    }

    private int patientlyCounted(CountDownLatch answer) {
        int count = looks.incrementAndGet();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count;
    }
}
