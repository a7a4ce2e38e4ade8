package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an instance says of itself.
 *
 * @param instance names the process, from its start to its end
 * @param startedAt UTC, by its own clock
 * @param saidAt UTC, by its own clock
 */
public record Heartbeat(UUID instance, Instant startedAt, Instant saidAt, SetUp setUp, Seen seen) {
    public Heartbeat {
        requireNonNull(instance, "instance is null");
        requireNonNull(startedAt, "startedAt is null");
        requireNonNull(saidAt, "saidAt is null");
        requireNonNull(setUp, "setUp is null");
        requireNonNull(seen, "seen is null");
    }

    /**
     * What the instance saw at that moment.
     *
     * @param servedVersion in which version Instagram last answered, where it was another than asked for
     * @param incidents what does not work
     */
    public record Seen(
            SeenWorker worker,
            SeenQueue queue,
            Received received,
            Optional<String> servedVersion,
            List<Incident> incidents) {
        public Seen {
            requireNonNull(worker, "worker is null");
            requireNonNull(queue, "queue is null");
            requireNonNull(received, "received is null");
            requireNonNull(servedVersion, "servedVersion is null");
            incidents = List.copyOf(incidents);
        }

        /** Without incidents. */
        public Seen(SeenWorker worker, SeenQueue queue, Received received, Optional<String> servedVersion) {
            this(worker, queue, received, servedVersion, List.of());
        }
    }

    /**
     * Its worker.
     *
     * @param wanted whether it is meant to work on events, and not only to receive them
     * @param inFlight how many events it has claimed
     */
    public record SeenWorker(boolean wanted, boolean running, int inFlight) {}
}
