package com.clariva.connect.core.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.House;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.Heartbeats;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryInstances;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaveHeartbeatsTest {
    private static final NamedSecret VERIFY_TOKEN = new NamedSecret("VERIFY", Secret.of("a-verify-token"));
    private static final Heartbeat.SeenWorker WORKER = new Heartbeat.SeenWorker(true, true, 3);

    private final ManualClock clock = new ManualClock();
    private final Outage storeOutage = new Outage();
    private final Outage queueOutage = new Outage();
    private final InMemoryInstances instances = new InMemoryInstances(clock, storeOutage);
    private final CountReceived received = new CountReceived(List.of(VERIFY_TOKEN), clock);
    private final Incidents incidents = new Incidents(clock);
    private final LeaveHeartbeats heartbeats = new LeaveHeartbeats(
            instances,
            new LeaveHeartbeats.Sources(
                    new InMemoryEventQueue(clock, queueOutage), received, () -> Optional.of("v24.0"), incidents),
            Heartbeats.SET_UP,
            clock);

    @Test
    void instanceSaysWhatItIsAndWhatItSees() {
        Instant start = clock.instant();
        List.of("accepted", "accepted", "not_authentic", "not_stored").forEach(received::delivery);
        received.secretMatched("VERIFY");
        clock.advance(Duration.ofSeconds(10));
        received.secretMatched("APP_SECRET");

        heartbeats.beat(WORKER);

        Heartbeat said = only().heartbeat();
        assertThat(said.startedAt()).isEqualTo(start);
        assertThat(said.saidAt()).isEqualTo(clock.instant());
        assertThat(said.setUp()).isEqualTo(Heartbeats.SET_UP);
        assertThat(said.seen().worker()).isEqualTo(WORKER);
        assertThat(said.seen().servedVersion()).hasValue("v24.0");
        assertThat(said.seen().received())
                .isEqualTo(new Received(2, 1, 1, Optional.of(clock.instant()), Optional.of(start)));
        assertThat(said.seen().queue().depth()).hasValue(new QueueDepth(0, 0, Optional.empty()));
        assertThat(said.seen().queue().durability()).isPresent();
    }

    @Test
    void refusedWebhooksAndOtherIncidentsAreSaid() {
        received.deliveryNotStored("queue_full", "the queue is full");
        incidents.failed(Incident.Area.FORWARD, "it answers 401");
        clock.advance(Duration.ofSeconds(1));
        incidents.failed(Incident.Area.FORWARD, "it answers 401");

        heartbeats.beat(WORKER);

        Instant start = clock.instant().minusSeconds(1);
        assertThat(only().heartbeat().seen().incidents())
                .containsExactlyInAnyOrder(
                        new Incident(Incident.Area.FORWARD, "it answers 401", start, clock.instant(), 2),
                        new Incident(Incident.Area.WEBHOOKS, "the queue is full", start, start, 1));
    }

    @Test
    void incidentThatIsOverIsNotSaidAnyMore() {
        received.deliveryNotStored("queue_full", "the queue is full");
        incidents.failed(Incident.Area.FORWARD, "it answers 401");
        incidents.succeeded(Incident.Area.FORWARD);
        clock.advance(Duration.ofSeconds(10));

        heartbeats.beat(WORKER);

        assertThat(only().heartbeat().seen().incidents()).isEmpty();
    }

    @Test
    void queueThatIsAwayKeepsNobodyFromSayingSo() {
        queueOutage.begin();

        heartbeats.beat(WORKER);

        assertThat(only().heartbeat().seen().queue().durability()).isEmpty();
        assertThat(only().heartbeat().seen().queue().depth()).isEmpty();
    }

    @Test
    void storeThatIsAwayIsNoFailureOfTheInstance() {
        storeOutage.begin();

        assertThatCode(() -> heartbeats.beat(WORKER)).doesNotThrowAnyException();
        assertThatCode(heartbeats::leave).doesNotThrowAnyException();
    }

    @Test
    void nothingIsSaidAfterTakingLeave() {
        heartbeats.beat(WORKER);
        heartbeats.leave();

        heartbeats.beat(WORKER);

        assertThat(instances.known()).isEmpty();
    }

    @Test
    void houseLeavesHeartbeatsFromItsStartToItsEnd() {
        InMemoryInstances known;
        try (House house = new House(Heartbeats.SET_UP)) {
            known = house.storage.instances();
            house.connect.start();

            await().untilAsserted(() -> assertThat(known.known())
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.heartbeat().seen().worker().running()).isTrue();
                        assertThat(one.heartbeat().setUp().version()).isEqualTo("1.2.0");
                    }));
        }
        assertThat(known.known()).isEmpty();
    }

    private RunningInstance only() {
        return instances.known().get(0);
    }
}
