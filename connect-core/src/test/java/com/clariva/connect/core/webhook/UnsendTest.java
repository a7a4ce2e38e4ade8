package com.clariva.connect.core.webhook;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.line;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.Signed;
import com.clariva.connect.core.deadletter.EraseUnsent;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.eventlog.EventLogBuffer;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.queue.Enqueued;
import com.clariva.connect.core.queue.EventQueue;
import com.clariva.connect.core.reply.Begun;
import com.clariva.connect.core.reply.PartEnd;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.reply.Turn;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.trace.Tracing;
import com.clariva.connect.testkit.LineEventReader;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person took back is nowhere any more. */
class UnsendTest {
    private static final String KNEE = "canary: my knee hurts";
    private static final int LAST_ATTEMPT = 3;
    private static final String UNSEND = line("message_deleted", ADAS_PRACTICE, PATIENT, "mid-1", "");

    private final List<EventKind> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private volatile CountDownLatch mayFail = new CountDownLatch(0);
    private final House house = new House(event -> {
        if (event.event().kind() == EventKind.MESSAGE) {
            if (event.attempt() == LAST_ATTEMPT) {
                entered.countDown();
                mayFail.await();
            }
            throw new IllegalStateException("the handler's own trouble");
        }
        handled.add(event.event().kind());
    });

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @ParameterizedTest
    @CsvSource({
        "message, " + KNEE,
        "echo, " + KNEE,
        "message_edited, 1",
        "message_edited, 10",
        "standby/message, " + KNEE,
        "standby/message_edited, 3"
    })
    void everyFormOfTheMessageIsErasedFromTheQueue(String kind, String text) {
        receive(line(kind, ADAS_PRACTICE, PATIENT, "mid-1", text));

        assertThat(receive(UNSEND)).isEqualTo(new Receipt.Accepted(1, 0));

        assertThat(house.queue.depth().waiting()).isEqualTo(1);
        assertThat(house.queue.holds(KNEE.getBytes(UTF_8))).isFalse();
    }

    @Test
    void unsendSeenInAnotherAppsConversationErasesToo() {
        receive(line("standby/message", ADAS_PRACTICE, PATIENT, "mid-1", KNEE));

        receive(line("standby/message_deleted", ADAS_PRACTICE, PATIENT, "mid-1", ""));

        assertThat(house.queue.depth().waiting()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"message_deleted, own, true", "standby/message_deleted, own, true", "message_deleted, '', false"})
    void textOfTheAccountsOwnReplyIsErasedIfItWasTheAccountsOwnMessage(String kind, String whose, boolean erased) {
        ReplyId keyed = ReplyId.keyed(DR_ADA, "key-1");
        Turn turn = reply(keyed, KNEE).turn().orElseThrow();
        house.storage.outbox().start(turn, house.clock.instant(), Duration.ofMinutes(1));
        house.storage.outbox().settle(turn, new PartEnd.Sent("mid-1"), house.clock.instant());

        receive(line(kind, ADAS_PRACTICE, PATIENT, "mid-1", whose));

        assertThat(reply(keyed, "another text").same()).isEqualTo(erased);
    }

    private Begun reply(ReplyId id, String text) {
        Content content = Content.text(text);
        return house.storage
                .replies()
                .begin(
                        new Reply(id, ADAS_PRACTICE, PATIENT, content),
                        List.of(content),
                        house.clock.instant(),
                        Duration.ofMinutes(1));
    }

    @Test
    void otherMessagesStay() {
        receive(line("message", ADAS_PRACTICE, PATIENT, "mid-2", "hello"));

        receive(UNSEND);

        assertThat(house.queue.depth().waiting()).isEqualTo(2);
    }

    @Test
    void messageOvertakenByItsUnsendAddsNothing() {
        receive(UNSEND);

        assertThat(receive(line("message", ADAS_PRACTICE, PATIENT, "mid-1", KNEE)))
                .isEqualTo(new Receipt.Accepted(0, 1));

        assertThat(house.queue.depth().waiting()).isEqualTo(1);
    }

    @Test
    void messageAndUnsendInOneDeliveryLeaveTheUnsend() {
        receive(line("message", ADAS_PRACTICE, PATIENT, "mid-1", KNEE), UNSEND);

        assertThat(house.queue.depth().waiting()).isEqualTo(1);
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        await().untilAsserted(() -> assertThat(handled).containsExactly(EventKind.MESSAGE_DELETED));
    }

    @Test
    void parkedMessageIsErased() {
        house.connect.start();
        receive(line("message", ADAS_PRACTICE, PATIENT, "mid-1", KNEE));
        await().until(() -> house.queue.depth().parked() == 1);

        receive(UNSEND);

        await().until(() -> house.queue.depth().waiting() == 0);
        assertThat(house.queue.depth().parked()).isEqualTo(1);
        house.link(DR_ADA, ADAS_PRACTICE);
        await().untilAsserted(() -> assertThat(handled).containsExactly(EventKind.MESSAGE_DELETED));
    }

    @Test
    void deadLetterIsErasedAndSoIsItsReplay() {
        EventId event = deadLetter();
        house.connect.close();
        house.connect.replayDeadLetter().replay(event);
        assertThat(house.queue.depth().waiting()).isEqualTo(1);

        receive(UNSEND);

        assertThat(letterOf(event).isErased()).isTrue();
        assertThat(house.queue.depth().waiting()).isEqualTo(1);
        assertThat(house.storage.deadLetters().all())
                .allSatisfy(letter -> assertThat(letter.event().body()).isEmpty());
    }

    @Test
    void messageWhoseHandlerWasRunningThenLeavesNoDeadLetterOfItsText() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        mayFail = new CountDownLatch(1);
        byte[] message = delivery(line("message", ADAS_PRACTICE, PATIENT, "mid-1", KNEE));
        receive(message);
        goOnUntil(() -> entered.getCount() == 0);

        receive(UNSEND);
        mayFail.countDown();

        goOnUntil(() -> handled.contains(EventKind.MESSAGE_DELETED));
        assertThat(house.storage.deadLetters().all())
                .singleElement()
                .satisfies(letter -> assertThat(letter.event().body()).isEmpty());
        assertThat(house.queue.holds(KNEE.getBytes(UTF_8))).isFalse();
    }

    @Test
    void unsendThatCannotBeObeyedIsNotAccepted() {
        receive(line("message", ADAS_PRACTICE, PATIENT, "mid-1", KNEE));
        house.storage.outage().begin();

        assertThat(receive(UNSEND)).isEqualTo(new Receipt.NotStored());

        house.storage.outage().end();
        assertThat(receive(UNSEND)).isEqualTo(new Receipt.Accepted(0, 1));
        assertThat(house.queue.depth().waiting()).isEqualTo(1);
    }

    @Test
    void threadOnWhichTheQueueAnswersNeverWaitsForAStore() {
        List<String> erasers = new CopyOnWriteArrayList<>();
        CompletableFuture<Enqueued> answer = new CompletableFuture<>();
        EventQueue queue = (EventQueue) Proxy.newProxyInstance(
                EventQueue.class.getClassLoader(), new Class<?>[] {EventQueue.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("erase")) {
                        erasers.add(Thread.currentThread().getName());
                        return 0;
                    }
                    return answer;
                });
        ReceiveWebhook receiveWebhook = new ReceiveWebhook(
                List.of(new NamedSecret("INSTAGRAM_APP_SECRET", APP_SECRET)),
                new LineEventReader(),
                new ReceiveWebhook.Stores(
                        queue,
                        house.storage.deadLetters(),
                        new EraseUnsent(queue, house.storage.deadLetters(), house.storage.replyTexts())),
                task -> new Thread(task, "eraser").start(),
                new ReceiveWebhook.Watch(
                        new ReceptionReport(
                                Observer.NONE,
                                house.storage.auditLog(),
                                new EventLogBuffer(house.storage.eventLog()),
                                house.clock),
                        Tracing.CARRYING));

        CompletableFuture<Receipt> receipt = receiveWebhook
                .receive(Signed.delivery(delivery(UNSEND), APP_SECRET, house.clock.instant()))
                .toCompletableFuture();
        answer.complete(new Enqueued(Set.of()));

        assertThat(receipt.join()).isEqualTo(new Receipt.Accepted(1, 0));
        assertThat(erasers).containsExactly("eraser");
    }

    private EventId deadLetter() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        byte[] body = delivery(line("message", ADAS_PRACTICE, PATIENT, "mid-1", KNEE));
        receive(body);
        goOnUntil(() ->
                house.storage.deadLetters().count() == 1 && house.queue.depth().waiting() == 0);
        return EventId.of(
                new LineEventReader().read(body).events().get(0).event().key());
    }

    private ListedLetter letterOf(EventId event) {
        return house.storage.deadLetters().find(event).orElseThrow();
    }

    private Receipt receive(String... lines) {
        return receive(delivery(lines));
    }

    private Receipt receive(byte[] body) {
        return house.connect
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
}
