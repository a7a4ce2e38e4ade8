package com.clariva.connect.core.handling;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Signed;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.MessageEvent.Message;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.reply.ReplyState;
import com.clariva.connect.testkit.ScriptedDirectMessages.Taken;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventWorkerTest {
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile EventHandler then = event -> {};
    private final House house = new House(event -> {
        handled.add(textOf(event) + " #" + event.attempt());
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the handler's own trouble");
        }
        then.handle(event);
    });

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void eventReachesTheHandlerWithItsDoctor() {
        List<ResolvedEvent> seen = new CopyOnWriteArrayList<>();
        then = seen::add;
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();

        receive(ADAS_PRACTICE, "mid-1", "hello");

        await().until(() -> seen.size() == 1);
        assertThat(seen.get(0).doctor()).isEqualTo(DR_ADA);
        assertThat(seen.get(0).event().kind()).isEqualTo(EventKind.MESSAGE);
        assertThat(seen.get(0).account().profile().account()).isEqualTo(ADAS_PRACTICE);
        awaitEmpty();
    }

    @Test
    void handledEventIsInTheLogOfEvents() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();

        receive(ADAS_PRACTICE, "mid-1", "hello");

        await().untilAsserted(() -> assertThat(house.storage.eventLog().all())
                .extracting(EventLogEntry::outcome)
                .containsExactly("handled"));
    }

    @Test
    void eventsOfOneConversationComeInOrder() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();

        for (int number = 1; number <= 20; number++) {
            receive(ADAS_PRACTICE, "mid-" + number, Integer.toString(number));
        }

        await().until(() -> handled.size() == 20);
        assertThat(handled).first().isEqualTo("1 #1");
        assertThat(handled).isSortedAccordingTo((left, right) -> number(left) - number(right));
    }

    @Test
    void failedEventIsRetriedAfterItsDelayBeforeAnyLaterOne() {
        failures.set(1);
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        receive(ADAS_PRACTICE, "mid-1", "first");
        receive(ADAS_PRACTICE, "mid-2", "second");
        await().until(() -> handled.size() == 1);

        house.clock.advance(Duration.ofSeconds(73));

        await().untilAsserted(() -> assertThat(handled).containsExactly("first #1", "first #2", "second #1"));
        awaitEmpty();
    }

    @Test
    void eventThatFailsForGoodBecomesADeadLetterAndTheNextGoesOn() {
        failures.set(3);
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        receive(ADAS_PRACTICE, "mid-1", "first");
        receive(ADAS_PRACTICE, "mid-2", "second");

        goOnUntil(() -> handled.contains("second #1"));

        assertThat(handled).containsExactly("first #1", "first #2", "first #3", "second #1");
        assertThat(house.storage.deadLetters().all()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetterReason.HANDLER_FAILED);
            assertThat(letter.error()).isEqualTo("java.lang.IllegalStateException");
            assertThat(letter.attempts()).isEqualTo(3);
        });
    }

    @Test
    void postponedEventComesAgainUncounted() {
        AtomicInteger calls = new AtomicInteger();
        then = event -> {
            if (calls.incrementAndGet() <= 3) {
                throw new PostponedException("the target is away", Duration.ofSeconds(10));
            }
        };
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        receive(ADAS_PRACTICE, "mid-1", "hello");

        goOnUntil(() -> calls.get() == 4);

        assertThat(handled).containsOnly("hello #1");
        assertThat(house.storage.deadLetters().count()).isZero();
    }

    @Test
    void eventOfAnAccountNobodyLinkedWaitsForItsDoctor() {
        house.connect.start();
        receive(ADAS_PRACTICE, "mid-1", "first");
        receive(ADAS_PRACTICE, "mid-2", "second");
        await().until(() -> house.queue.depth().parked() > 0);
        assertThat(handled).isEmpty();

        house.link(DR_ADA, ADAS_PRACTICE);

        await().untilAsserted(() -> assertThat(handled).containsExactly("first #1", "second #1"));
    }

    @Test
    void accountOfOneDoctorNeverAnswersForAnother() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();

        receive(BORIS_PRACTICE, "mid-1", "not for Ada");

        await().until(() -> house.queue.depth().parked() == 1);
        assertThat(handled).isEmpty();
    }

    @Test
    void replyOfARetriedHandlerIsSentOnce() {
        List<ReplyState> states = new CopyOnWriteArrayList<>();
        then = event -> {
            states.add(event.reply("answer, attempt " + event.attempt()));
            if (event.attempt() == 1) {
                throw new IllegalStateException("failed after the reply");
            }
        };
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        receive(ADAS_PRACTICE, "mid-1", "question");
        await().until(() -> states.size() == 1);

        house.clock.advance(Duration.ofSeconds(73));

        await().until(() -> states.size() == 2);
        assertThat(states.get(1)).isEqualTo(states.get(0));
        assertThat(house.directMessages.taken()).extracting(Taken::text).containsExactly(new Text("answer, attempt 1"));
    }

    @Test
    void resolutionThatIsAwayIsNoAttempt() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        house.storage.outage().begin();
        receive(ADAS_PRACTICE, "mid-1", "hello");
        await().until(() -> house.queue.depth().waiting() == 1 && house.connect.inFlight() == 0);

        house.storage.outage().end();

        goOnUntil(() -> !handled.isEmpty());
        assertThat(handled).containsExactly("hello #1");
    }

    @Test
    void deadLetterThatCannotBeWrittenKeepsItsEvent() {
        AtomicInteger lastAttempts = new AtomicInteger();
        then = event -> {
            if (event.attempt() == 3 && lastAttempts.incrementAndGet() == 1) {
                house.storage.outage().begin();
            }
            throw new IllegalStateException("fails for good");
        };
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        receive(ADAS_PRACTICE, "mid-1", "hello");
        goOnUntil(() -> lastAttempts.get() == 1 && house.connect.inFlight() == 0);
        assertThat(house.queue.depth().waiting()).isEqualTo(1);

        house.storage.outage().end();

        goOnUntil(() -> house.queue.depth().waiting() == 0);
        assertThat(house.storage.deadLetters().all())
                .extracting(DeadLetter::attempts)
                .containsExactly(3);
    }

    @Test
    void queueThatComesBackIsWorkedAgain() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        house.queueOutage.begin();
        await().until(() -> house.connect.isWorking());
        house.queueOutage.end();

        receive(ADAS_PRACTICE, "mid-1", "hello");

        await().untilAsserted(() -> assertThat(handled).containsExactly("hello #1"));
    }

    @Test
    void closingWaitsForARunningHandler() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        then = event -> {
            running.countDown();
            finish.await();
        };
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        receive(ADAS_PRACTICE, "mid-1", "hello");
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        Thread closing = new Thread(house::close);
        closing.start();
        await().until(() -> !house.connect.isWorking());
        finish.countDown();
        closing.join(10_000);

        assertThat(closing.isAlive()).isFalse();
        assertThat(house.queue.depth()).extracting(QueueDepth::waiting).isEqualTo(0L);
    }

    private void receive(InstagramId account, String mid, String text) {
        byte[] body = delivery(message(account, PATIENT, mid, text));
        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(body, APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
    }

    /** Lets time go by, a minute at a time. */
    private void goOnUntil(Callable<Boolean> condition) {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            house.clock.advance(Duration.ofMinutes(1));
            return condition.call();
        });
    }

    private void awaitEmpty() {
        await().until(() -> house.queue.depth().waiting() == 0);
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(0, line.indexOf(' ')));
    }

    private static String textOf(ResolvedEvent event) {
        return event.event()
                .as(Message.class)
                .flatMap(message -> message.content().text())
                .map(Text::value)
                .orElse("");
    }
}
