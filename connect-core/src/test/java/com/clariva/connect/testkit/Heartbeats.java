package com.clariva.connect.testkit;

import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Incident;
import com.clariva.connect.core.instance.Received;
import com.clariva.connect.core.instance.SeenQueue;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Heartbeats of servers that nobody started. */
public final class Heartbeats {
    public static final SetUp SET_UP = new SetUp(
            "1.2.0",
            Optional.of("v25.0"),
            new SetUp.Addresses(
                    Optional.of(URI.create("https://connect.example.org/api/v1/settings/instagram/callback")),
                    Optional.of(URI.create("https://connect.example.org"))),
            false,
            Map.of("INSTAGRAM_APP_SECRET", "k1:9f86d081884c7d65"));

    public static final SeenQueue QUEUE = new SeenQueue(
            "redis",
            Optional.of(new Durability(true, "appendonly yes, appendfsync always")),
            Optional.of(new QueueDepth(3, 2, Optional.of(Duration.ofSeconds(4)))),
            false,
            0);

    private Heartbeats() {}

    /** A server that is well, and has a value for everything. */
    public static Heartbeat heartbeat(UUID instance, Instant saidAt) {
        return new Heartbeat(
                instance,
                Instant.parse("2026-09-01T08:00:00Z"),
                micros(saidAt),
                SET_UP,
                new Heartbeat.Seen(
                        new Heartbeat.SeenWorker(true, true, 5),
                        QUEUE,
                        new Received(
                                100,
                                7,
                                1,
                                Optional.of(Instant.parse("2026-09-01T11:59:00Z")),
                                Optional.of(Instant.parse("2026-09-01T09:00:00Z"))),
                        Optional.of("v24.0"),
                        List.of(new Incident(
                                Incident.Area.FORWARD,
                                "it is unreachable",
                                Instant.parse("2026-09-01T11:00:00Z"),
                                Instant.parse("2026-09-01T11:59:00Z"),
                                3))));
    }

    /** A server of which nothing is known but that it runs. */
    public static Heartbeat bare(UUID instance, Instant saidAt) {
        return new Heartbeat(
                instance,
                Instant.parse("2026-09-01T08:00:00Z"),
                micros(saidAt),
                SetUp.UNKNOWN,
                new Heartbeat.Seen(
                        new Heartbeat.SeenWorker(false, false, 0),
                        new SeenQueue("postgresql", Optional.empty(), Optional.empty(), true, 9),
                        Received.NOTHING,
                        Optional.empty()));
    }

    /** Stores do not keep more. */
    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
