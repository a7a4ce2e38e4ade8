package com.clariva.connect.adapters.queue;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.queue.Durability;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two lines of a queue: a busy worker does not stand between a delivery and its answer. */
final class RedisLines implements AutoCloseable {
    static final String KIND = "redis";

    private static final Logger LOG = LoggerFactory.getLogger(RedisQueue.class);
    private static final Duration TIME_LIMIT = Duration.ofMillis(500);
    private static final int MOST_UNANSWERED = 8192;
    private static final int THREADS = 2;

    private final ClientResources resources = ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .commandLatencyRecorder(CommandLatencyRecorder.disabled())
            .nettyCustomizer(SilentEncoder.everywhere())
            .build();
    private final RedisClient client;
    private final Line reception;
    private final Line worker;
    private final Keeper keeper;
    private final boolean durableByProvider;
    private final RedisURI address;
    private volatile Optional<RedisProblem> problem = Optional.empty();

    /** @param durableByProvider whether the operator answers for what Redis keeps */
    RedisLines(RedisURI address, boolean durableByProvider) {
        this.address = address;
        this.durableByProvider = durableByProvider;
        RedisAddress.limit(address, TIME_LIMIT);
        this.client = AsyncClient.on(resources);
        client.setOptions(options());
        this.reception = new Line(client, address);
        this.worker = new Line(client, address);
        this.keeper = new Keeper(List.of(reception, worker), new Keeper.Report() {
            @Override
            public void connected() {
                sayConnected();
            }

            @Override
            public boolean disconnected(Throwable cause) {
                return sayAway(cause).equals(RedisProblem.LATE);
            }
        });
    }

    Line reception() {
        return reception;
    }

    Line worker() {
        return worker;
    }

    /**
     * @param everySecond never waits for an answer
     * @throws RedisRefusedException if this can never work as it is configured
     */
    void start(Runnable everySecond) {
        keeper.start(everySecond);
        problem.filter(RedisProblem::lasting).ifPresent(refused -> {
            throw new RedisRefusedException(refused.reason());
        });
    }

    /** What Redis survives. */
    Durability durability() {
        return StoreSettings.of(worker).durability(durableByProvider);
    }

    /** Why Redis cannot be used now; empty if it can. */
    Optional<RedisProblem> problem() {
        return problem;
    }

    @Override
    public void close() {
        keeper.close();
        client.shutdown(0, 1, TimeUnit.SECONDS);
        Future<Boolean> unused = resources.shutdown(0, 1, TimeUnit.SECONDS);
    }

    /** Lettuce sends unanswered commands again if it reconnects by itself and accepts commands meanwhile: neither. */
    private static ClientOptions options() {
        return ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_UNANSWERED)
                .timeoutOptions(TimeoutOptions.enabled(TIME_LIMIT))
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(TIME_LIMIT)
                        .keepAlive(true)
                        .build())
                .build();
    }

    private void sayConnected() {
        problem = Optional.empty();
        try {
            Durability durability = durability();
            LOG.atInfo()
                    .addKeyValue("kind", KIND)
                    .addKeyValue("durable", durability.durable())
                    .addKeyValue("durability", durability.detail())
                    .log("Webhook queue connected");
        } catch (ConnectException e) {
            sayAway(e);
        }
    }

    /** Said again when the cause becomes another that lasts, such as a password that is wrong at a Redis that is back. */
    private RedisProblem sayAway(Throwable cause) {
        Optional<RedisProblem> before = problem;
        RedisProblem now = RedisProblem.of(cause);
        if (!now.lasting()) {
            // Once for each time that Redis goes away: to ask takes up to a second.
            now = (before.isEmpty() ? TlsProbe.mismatch(address) : before.filter(RedisProblem::isAboutTls)).orElse(now);
        }
        problem = Optional.of(now);
        if (before.isEmpty() || (now.lasting() && !before.equals(problem))) {
            LOG.atWarn()
                    .addKeyValue("kind", KIND)
                    .addKeyValue("cause", now.reason())
                    .log("Webhook queue away, it is tried again until it answers");
        }
        return now;
    }
}
