package com.clariva.connect.core.handling;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent.Message;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an instance that stops leaves to the others. The clock stands still: no lease ends by itself. */
class EventWorkerStoppingTest {
    private static final InstagramId NEIGHBOUR = new InstagramId("990000000000000078");
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);

    /** So many quick ones, that the worker claims ahead. */
    private static final int HURRIED = 60;

    private final ManualClock clock = new ManualClock();
    private final Outage queueOutage = new Outage();
    private final InMemoryEventQueue queue = new InMemoryEventQueue(clock, queueOutage);
    private final EventQueue otherInstance = queue.anotherInstance();
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @BeforeEach
    void accountIsLinked() {
        storage.accounts().connect(Cast.connecting(DR_ADA, ADAS_PRACTICE, "token"));
    }

    @AfterEach
    void handlersEnd() {
        mayEnd.countDown();
    }

    @Test
    void runningHandlerFinishesAndItsEventIsDone() throws InterruptedException {
        EventWorker worker = worker(queue, LONG, mayEnd::await);
        receive(PATIENT, "mid-1");
        awaitBegun(1);

        Thread closing = close(worker);
        mayEnd.countDown();
        closing.join(LONG.toMillis());

        assertThat(closing.isAlive()).isFalse();
        assertThat(queue.depth().waiting()).isZero();
        assertThat(begun).containsExactly("mid-1");
    }

    @Test
    void nothingIsClaimedWhileTheLastHandlersRun() throws InterruptedException {
        EventWorker worker = worker(queue, LONG, mayEnd::await);
        receive(PATIENT, "mid-1");
        awaitBegun(1);

        Thread closing = close(worker);
        await().until(() -> !worker.isRunning());
        receive(NEIGHBOUR, "mid-2");
        List<Claim> elsewhere = otherInstance.claim(10, LONG, LONG);
        mayEnd.countDown();
        closing.join(LONG.toMillis());

        assertThat(elsewhere)
                .extracting(claim -> claim.event().conversation().person())
                .hasSize(1);
        assertThat(begun).containsExactly("mid-1");
    }

    @Test
    void batchThatWasClaimedButNotBegunIsTakenOverAtOnce() throws InterruptedException {
        SlowToClaim slow = new SlowToClaim(queue);
        EventWorker worker = worker(slow, LONG, () -> {});
        receive(PATIENT, "mid-1");
        receive(NEIGHBOUR, "mid-2");
        slow.awaitAsked();

        worker.stopClaiming();
        slow.goOn();
        worker.close();

        assertThat(begun).isEmpty();
        assertThat(otherInstance.claim(10, LONG, Duration.ZERO))
                .hasSize(2)
                .allSatisfy(claim -> assertThat(claim.attempt()).isEqualTo(1));
    }

    @Test
    void whatWaitsForAHandlerIsTakenOverAtOnceWhileHandlersRun() {
        CountDownLatch free = new CountDownLatch(HURRIED);
        EventWorker worker = worker(queue, LONG, () -> {
            free.countDown();
            if (begun.size() > HURRIED) {
                mayEnd.await();
            }
        });
        receiveOfManyPersons(0, HURRIED);
        await().until(() -> free.getCount() == 0 && worker.inFlight() == 0);
        receiveOfManyPersons(HURRIED, 10);
        await().until(() -> begun.size() == HURRIED + Workshop.HANDLERS && worker.inFlight() == 10);

        worker.stopClaiming();

        List<Claim> takenOver = new ArrayList<>();
        await().until(() -> {
            takenOver.addAll(otherInstance.claim(10, LONG, SHORT));
            return takenOver.size() == 10 - Workshop.HANDLERS;
        });
        assertThat(takenOver).allSatisfy(claim -> assertThat(claim.attempt()).isEqualTo(1));
        mayEnd.countDown();
        worker.close();
    }

    @Test
    void handlerThatEndsByTheInterruptGivesItsEventBackUncounted() {
        EventWorker worker = worker(queue, SHORT, () -> {
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("as libraries do", e);
            }
        });
        receive(PATIENT, "mid-1");
        awaitBegun(1);

        worker.close();

        assertThat(otherInstance.claim(1, LONG, Duration.ZERO))
                .singleElement()
                .satisfies(claim -> assertThat(claim.attempt()).isEqualTo(1));
        assertThat(storage.deadLetters().count()).isZero();
    }

    @Test
    void handlerThatGoesOnAfterTheInterruptKeepsItsConversation() {
        EventWorker worker = worker(queue, SHORT, this::deafToInterrupts);
        receive(PATIENT, "mid-1");
        receive(PATIENT, "mid-2");
        awaitBegun(1);

        worker.close();
        List<Claim> whileItRuns = otherInstance.claim(10, LONG, Duration.ZERO);
        clock.advance(Workshop.LEASE);
        List<Claim> afterItsLease = otherInstance.claim(10, LONG, Duration.ZERO);

        assertThat(whileItRuns).isEmpty();
        assertThat(afterItsLease)
                .singleElement()
                .satisfies(claim -> assertThat(claim.attempt()).isEqualTo(1));
    }

    @Test
    void whatWasHandledIsNotGivenBackBecauseTheQueueDidNotAnswer() throws InterruptedException {
        EventWorker worker = worker(queue, LONG, () -> {
            mayEnd.await();
            queueOutage.begin();
        });
        receive(PATIENT, "mid-1");
        awaitBegun(1);

        Thread closing = close(worker);
        await().until(() -> !worker.isRunning());
        mayEnd.countDown();
        await().pollDelay(Duration.ofMillis(200)).until(closing::isAlive);
        queueOutage.end();
        closing.join(LONG.toMillis());

        assertThat(queue.depth().waiting()).isZero();
        assertThat(worker.inFlight()).isZero();
    }

    @Test
    void closingTwiceOrWithoutAStartDoesNoHarm() {
        EventWorker worker = workshop(queue, SHORT, () -> {}).worker;

        worker.close();
        worker.stopClaiming();
        worker.close();

        assertThat(worker.isRunning()).isFalse();
    }

    private EventWorker worker(EventQueue of, Duration grace, Work work) {
        EventWorker worker = workshop(of, grace, work).worker;
        worker.start();
        return worker;
    }

    private Workshop workshop(EventQueue of, Duration grace, Work work) {
        EventHandler handler = event -> {
            begun.add(event.event().as(Message.class).orElseThrow().mid());
            work.run();
        };
        return new Workshop(of, storage.accounts(), storage, handler, grace);
    }

    private void receive(InstagramId person, String mid) {
        queue.enqueue(List.of(Workshop.written(person, mid, clock)))
                .toCompletableFuture()
                .join();
    }

    private void receiveOfManyPersons(int first, int count) {
        for (int person = first; person < first + count; person++) {
            receive(new InstagramId(Integer.toString(1000 + person)), "mid-" + person);
        }
    }

    private void awaitBegun(int count) {
        await().until(() -> begun.size() == count);
    }

    private static Thread close(EventWorker worker) {
        Thread closing = new Thread(worker::close);
        closing.start();
        return closing;
    }

    private void deafToInterrupts() {
        boolean ended = false;
        while (!ended) {
            try {
                ended = mayEnd.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException heardAndIgnored) {
                ended = false;
            }
        }
    }

    private interface Work {
        void run() throws Exception;
    }
}
