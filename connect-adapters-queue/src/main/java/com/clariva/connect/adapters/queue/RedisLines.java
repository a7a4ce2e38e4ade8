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
    private volatile boolean away;

    RedisLines(RedisURI address) {
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
            public void disconnected(Throwable cause) {
                sayAway(cause);
            }
        });
    }

    Line reception() {
        return reception;
    }

    Line worker() {
        return worker;
    }

    /** @param everySecond never waits for an answer */
    void start(Runnable everySecond) {
        keeper.start(everySecond);
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
        away = false;
        try {
            Durability durability = StoreSettings.of(worker).durability();
            LOG.atInfo()
                    .addKeyValue("kind", KIND)
                    .addKeyValue("durable", durability.durable())
                    .addKeyValue("durability", durability.detail())
                    .log("Webhook queue connected");
        } catch (ConnectException e) {
            sayAway(e);
        }
    }

    private void sayAway(Throwable cause) {
        if (!away) {
            away = true;
            LOG.atWarn()
                    .addKeyValue("kind", KIND)
                    .addKeyValue("cause", cause.getClass().getSimpleName())
                    .log("Webhook queue away, it is tried again until it answers");
        }
    }
}
