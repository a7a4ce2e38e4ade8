package com.clariva.connect.core.replay;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.House;
import com.clariva.connect.core.Signed;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterFilter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.testkit.LineEventReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayDeadLetterTest {
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final House house = new House(event -> {
        if (event.event().kind() == EventKind.MESSAGE) {
            event.reply("we call you back");
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the handler's own trouble");
        }
        handled.add(event.id().value());
    });

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void replayedEventIsHandledUnderItsOwnIdAndItsLetterGoes() {
        EventId event = deadLetter("mid-1");

        assertThat(replay(event)).isEqualTo(ReplayOutcome.REPLAYED);

        await().until(() -> handled.contains(event.value()));
        await().until(() -> house.storage.deadLetters().count() == 0);
        await().untilAsserted(() -> assertThat(house.storage.eventLog().all())
                .filteredOn(line -> line.claim().event().id().equals(event))
                .extracting(EventLogEntry::outcome)
                .containsExactly("handled"));
    }

    @Test
    void replyOfAReplayedEventIsNotSentAgain() {
        EventId event = deadLetter("mid-1");
        assertThat(house.directMessages.taken()).hasSize(1);

        replay(event);

        await().until(() -> handled.contains(event.value()));
        assertThat(house.directMessages.taken()).hasSize(1);
    }

    @Test
    void letterIsListedAsReplayedUntilItIsHandled() {
        EventId event = deadLetter("mid-1");
        house.connect.close();

        replay(event);

        assertThat(find(event).state()).isEqualTo("replayed");
        assertThat(find(event).replays().underwaySince()).contains(house.clock.instant());
    }

    @Test
    void replayThatFailsAgainIsADeadLetterAgainAndMayBeRepeated() {
        EventId event = deadLetter("mid-1");
        failures.set(3);
        replay(event);
        goOnUntil(() -> failures.get() == 0 && find(event).state().equals("dead_letter"));
        assertThat(find(event).replays().count()).isEqualTo(1);

        assertThat(replay(event)).isEqualTo(ReplayOutcome.REPLAYED);

        await().until(() -> handled.contains(event.value()));
        await().until(() -> house.storage.deadLetters().count() == 0);
    }

    @Test
    void numberThatWasGivenBeforeIsNotSwallowedAsADuplicate() {
        EventId event = deadLetter("mid-1");
        DeadLetter letter = house.storage.deadLetters().all().get(0);
        replay(event);
        await().until(() -> house.storage.deadLetters().count() == 0);
        house.storage.deadLetters().add(letter);

        replay(event);

        await().untilAsserted(() -> assertThat(handled).containsExactly(event.value(), event.value()));
        await().until(() -> house.storage.deadLetters().count() == 0);
    }

    @Test
    void replayIsAuditedWithTheEventItIsAbout() {
        EventId event = deadLetter("mid-1");

        replay(event);
        replay(EventId.ofBytes("nothing".getBytes(UTF_8)));

        assertThat(house.storage.auditLog().entries())
                .filteredOn(line -> line.action() == AuditAction.DEAD_LETTER_REPLAYED)
                .extracting(line -> line.outcome())
                .containsExactly("success", "not_found");
        assertThat(house.storage.auditLog().entries())
                .anySatisfy(line -> assertThat(line.resource()).contains(event.asUuid()));
    }

    @Test
    void erasedLetterIsNotReplayed() {
        EventId event = deadLetter("mid-1");
        house.storage.deadLetters().erase(List.of(event));

        assertThat(replay(event)).isEqualTo(ReplayOutcome.ERASED);
    }

    @Test
    void letterWaitsAsBeforeWhenTheQueueIsAway() {
        EventId event = deadLetter("mid-1");
        house.queueOutage.begin();

        assertThatThrownBy(() -> replay(event)).isInstanceOf(ConnectException.StorageUnavailable.class);

        assertThat(find(event).state()).isEqualTo("dead_letter");
        house.queueOutage.end();
        replay(event);
        await().until(() -> handled.contains(event.value()));
    }

    @Test
    void deliveryThatStillCannotBeReadWaitsAsBefore() {
        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(delivery("garbage"), APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
        EventId event = house.storage.deadLetters().all().get(0).event().id();

        assertThat(replay(event)).isEqualTo(ReplayOutcome.UNREADABLE);

        assertThat(find(event).state()).isEqualTo("dead_letter");
    }

    @Test
    void deliveryThatCanBeReadNowBringsWhatWasNotFoundBefore() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        String known = message(ADAS_PRACTICE, PATIENT, "mid-1", "known before");
        receive(delivery(known));
        await().until(() -> handled.size() == 1);
        setAsideUnread(delivery(known, message(ADAS_PRACTICE, PATIENT, "mid-2", "new")));

        house.storage
                .deadLetters()
                .all()
                .forEach(letter -> replay(letter.event().id()));

        await().until(() -> handled.size() == 2);
        assertThat(house.storage.deadLetters().count()).isZero();
        assertThat(house.storage.eventLog().all())
                .extracting(line -> line.claim().event().verifiedBy())
                .containsOnly(Optional.of("INSTAGRAM_APP_SECRET"), Optional.of("META_APP_SECRET"));
    }

    @Test
    void dryRunSaysWhichAndReplaysNone() {
        EventId event = deadLetter("mid-1");

        List<ReplayedLetter> letters =
                house.connect.replayDeadLetters().replay(new ReplayOrder(Optional.empty(), Optional.empty(), 10, true));

        assertThat(letters).extracting(letter -> letter.letter().event().id()).containsExactly(event);
        assertThat(letters).extracting(ReplayedLetter::outcome).containsOnly(Optional.empty());
        assertThat(find(event).replays().count()).isZero();
    }

    @Test
    void thoseOfOneReasonAndAccountAreReplayedTogether() {
        EventId event = deadLetter("mid-1");
        setAsideUnread(delivery("garbage"));

        assertThat(replayMany(DeadLetterReason.HANDLER_FAILED, BORIS_PRACTICE)).isEmpty();
        assertThat(replayMany(DeadLetterReason.HANDLER_FAILED, ADAS_PRACTICE))
                .extracting(ReplayedLetter::outcome)
                .containsExactly(Optional.of(ReplayOutcome.REPLAYED));

        await().until(() -> handled.contains(event.value()));
        await().untilAsserted(() -> assertThat(house.storage.deadLetters().list(DeadLetterFilter.ALL, 10))
                .extracting(letter -> letter.cause().reason())
                .containsExactly("unreadable"));
    }

    @Test
    void whoeverWaitsHearsOfEachLetter() {
        setAsideUnread(delivery("garbage"));
        setAsideUnread(delivery("more garbage"));
        List<String> heard = new ArrayList<>();

        house.connect
                .replayDeadLetters()
                .replay(
                        new ReplayOrder(Optional.empty(), Optional.empty(), 10, false),
                        (tried, of) -> heard.add(tried + " of " + of));

        assertThat(heard).containsExactly("1 of 2", "2 of 2");
    }

    private List<ReplayedLetter> replayMany(DeadLetterReason reason, InstagramId account) {
        return house.connect
                .replayDeadLetters()
                .replay(new ReplayOrder(Optional.of(reason), Optional.of(account), 10, false));
    }

    /** A message of the patient whose handler failed as often as it may. The worker runs. */
    private EventId deadLetter(String mid) {
        failures.set(3);
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();
        byte[] body = delivery(message(ADAS_PRACTICE, PATIENT, mid, "hello"));
        receive(body);
        goOnUntil(() ->
                house.storage.deadLetters().count() == 1 && house.queue.depth().waiting() == 0);
        return EventId.of(
                new LineEventReader().read(body).events().get(0).event().key());
    }

    private void setAsideUnread(byte[] body) {
        QueuedEvent whole = new QueuedEvent(
                        EventId.ofBytes(body),
                        new ConversationKey(new InstagramId("0"), Optional.empty()),
                        EventKind.UNRECOGNIZED,
                        house.clock.instant(),
                        body)
                .signedWith(Optional.of("META_APP_SECRET"));
        house.storage
                .deadLetters()
                .add(new DeadLetter(whole, DeadLetterReason.UNREADABLE, "flaw", 0, house.clock.instant()));
    }

    private ReplayOutcome replay(EventId event) {
        return house.connect.replayDeadLetter().replay(event);
    }

    private ListedLetter find(EventId event) {
        return house.storage.deadLetters().find(event).orElseThrow();
    }

    private void receive(byte[] body) {
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
}
