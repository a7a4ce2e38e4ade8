package com.clariva.connect.bench;

import com.clariva.connect.adapters.queue.RedisQueue;
import com.clariva.connect.adapters.queue.RedisQueueSettings;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.testkit.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** The Redis queue alone, on a Redis that writes to disk before it answers: events in a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ThroughTheQueue {
    private static final int SENDERS = 64;
    private static final int AT_ONCE = 100;
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final EventReader reader = Samples.reader();
    private final AtomicLong number = new AtomicLong();
    private RedisServer server;
    private RedisQueue queue;

    @Setup
    public void start() {
        server = RedisServer.start();
        queue = RedisQueue.at(Secret.of(server.url()), Samples.sealing(), RedisQueueSettings.standard());
    }

    @TearDown
    public void stop() {
        queue.close();
        server.close();
    }

    /** Senders that wait for their answers. */
    @Benchmark
    @Threads(SENDERS)
    public Enqueued enqueue() {
        return queue.enqueue(List.of(next())).toCompletableFuture().join();
    }

    /** In and out again: stored, claimed and settled, a hundred at a time. */
    @Benchmark
    @OperationsPerInvocation(AT_ONCE)
    public List<Claim> enqueueClaimSettle() {
        queue.enqueue(Stream.generate(this::next).limit(AT_ONCE).toList())
                .toCompletableFuture()
                .join();
        List<Claim> claims = queue.claim(AT_ONCE, LEASE, LEASE);
        CompletableFuture.allOf(claims.stream()
                        .map(claim -> queue.settle(claim, new Verdict.Done()).toCompletableFuture())
                        .toArray(CompletableFuture[]::new))
                .join();
        return claims;
    }

    private QueuedEvent next() {
        return reader.read(Samples.delivery(number.incrementAndGet()))
                .events()
                .get(0)
                .received(Samples.NOW);
    }
}
