package com.clariva.connect.core.handling;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.event.MessageEvent.Message;
import com.clariva.connect.core.linking.UnparkLinked;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The doctor links between two steps of the real worker; {@code EventQueueContract} tries every order on every store. */
class ParkingRaceTest {
    private final ManualClock clock = new ManualClock();
    private final InMemoryEventQueue queue = new InMemoryEventQueue(clock);
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final UnparkLinked unparkLinked = new UnparkLinked(queue, queue, storage.accounts());
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final Workshop workshop = new Workshop(
            queue,
            storage.accounts(),
            storage,
            event -> handled.add(event.event().as(Message.class).orElseThrow().mid()),
            Duration.ofSeconds(1));

    @Test
    void linkBetweenTheLookAndTheParkingLeavesNothingStuck() {
        Taken taken = take("mid-1");
        Handling nobody = workshop.handleEvent.handle(taken, AskedAhead.NOTHING);

        link();
        receive("mid-2");
        settle(taken, nobody);

        await().until(() -> queue.depth().parked() == 0);
        workAll();
        assertThat(handled).containsExactly("mid-1", "mid-2");
    }

    @Test
    void linkAfterTheParkingLeavesNothingStuck() {
        Taken taken = take("mid-1");
        settle(taken, workshop.handleEvent.handle(taken, AskedAhead.NOTHING));

        receive("mid-2");
        link();
        workAll();

        assertThat(handled).containsExactly("mid-1", "mid-2");
    }

    @Test
    void sweepFindsWhatAWorkerThatDiedInBetweenLeft() {
        Taken taken = take("mid-1");
        link();
        queue.settle(taken.claim(), new Verdict.Park());
        assertThat(queue.depth().parked()).isEqualTo(1);

        unparkLinked.sweep();
        workAll();

        assertThat(handled).containsExactly("mid-1");
    }

    private void link() {
        storage.accounts().connect(Cast.connecting(DR_ADA, ADAS_PRACTICE, "token"));
        unparkLinked.unpark(ADAS_PRACTICE);
    }

    private Taken take(String mid) {
        receive(mid);
        return workshop.handleEvent.read(claim().get(0));
    }

    private void workAll() {
        for (List<Claim> claims = claim(); !claims.isEmpty(); claims = claim()) {
            Taken taken = workshop.handleEvent.read(claims.get(0));
            settle(taken, workshop.handleEvent.handle(taken, AskedAhead.NOTHING));
        }
    }

    private List<Claim> claim() {
        return queue.claim(1, Workshop.LEASE, Duration.ZERO);
    }

    private void settle(Taken taken, Handling handling) {
        workshop.settleClaim.settle(taken, handling).toCompletableFuture().join();
    }

    private void receive(String mid) {
        queue.enqueue(List.of(Workshop.written(PATIENT, mid, clock)))
                .toCompletableFuture()
                .join();
    }
}
