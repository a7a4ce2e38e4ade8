package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.queue.QueueState;
import com.clariva.connect.core.queue.QueueTrouble;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Use case: an instance says that it runs, and how, so that others can see it. */
public final class LeaveHeartbeats {
    private static final Logger LOG = LoggerFactory.getLogger(LeaveHeartbeats.class);
    private static final Duration LATELY = Duration.ofHours(1);

    private final Instances instances;
    private final Sources sources;
    private final SetUp setUp;
    private final InstantSource clock;
    private final UUID instance = UUID.randomUUID();
    private final Instant startedAt;
    private boolean begun;
    private boolean left;

    public LeaveHeartbeats(Instances instances, Sources sources, SetUp setUp, InstantSource clock) {
        this.instances = requireNonNull(instances, "instances is null");
        this.sources = requireNonNull(sources, "sources is null");
        this.setUp = requireNonNull(setUp, "setUp is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.startedAt = clock.instant();
    }

    /**
     * What tells how the instance is.
     *
     * @param servedVersion in which version Instagram answers, where it is another than asked for
     */
    public record Sources(
            QueueState queue, CountReceived received, Supplier<Optional<String>> servedVersion, Incidents incidents) {
        public Sources {
            requireNonNull(queue, "queue is null");
            requireNonNull(received, "received is null");
            requireNonNull(servedVersion, "servedVersion is null");
            requireNonNull(incidents, "incidents is null");
        }
    }

    /** Called every ten seconds. A store that is away is told of by those who need it. */
    public void beat(Heartbeat.SeenWorker worker) {
        Heartbeat.Seen seen = new Heartbeat.Seen(
                worker,
                seen(sources.queue()),
                sources.received().soFar(),
                sources.servedVersion().get(),
                incidents());
        tell(() -> {
            begun = true;
            instances.note(new Heartbeat(instance, startedAt, clock.instant(), setUp, seen));
        });
    }

    /** Called when the instance stops in order. A heartbeat that is under way is waited for, and none follows. */
    public void leave() {
        tell(() -> {
            left = true;
            if (begun) {
                instances.leave(instance);
            }
        });
    }

    private synchronized void tell(Runnable word) {
        if (left) {
            return;
        }
        try {
            word.run();
        } catch (ConnectException e) {
            LOG.atDebug().addKeyValue("cause", e.getMessage()).log("Heartbeat not left");
        }
    }

    /** Refused webhooks are known here even where nothing else watches the instance's health. */
    private List<Incident> incidents() {
        sources.queue()
                .trouble()
                .cause()
                .ifPresentOrElse(
                        cause -> sources.incidents().failed(Incident.Area.QUEUE, cause),
                        () -> sources.incidents().succeeded(Incident.Area.QUEUE));
        List<Incident> all = new ArrayList<>(sources.incidents().current());
        if (all.stream().noneMatch(one -> one.area() == Incident.Area.WEBHOOKS)) {
            sources.received()
                    .refusedLately()
                    .map(refused -> new Incident(
                            Incident.Area.WEBHOOKS,
                            refused.reason(),
                            refused.since(),
                            refused.lastAt(),
                            refused.refused()))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static SeenQueue seen(QueueState queue) {
        QueueTrouble trouble = queue.trouble();
        boolean lately =
                trouble.sinceLoss().filter(since -> since.compareTo(LATELY) < 0).isPresent();
        return new SeenQueue(
                queue.kind(),
                unlessAway(queue::durability),
                unlessAway(queue::depth),
                trouble.overflowing(),
                lately ? trouble.lost() : 0);
    }

    private static <T> Optional<T> unlessAway(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (ConnectException e) {
            return Optional.empty();
        }
    }
}
