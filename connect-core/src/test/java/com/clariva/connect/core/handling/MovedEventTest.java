package com.clariva.connect.core.handling;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.House;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.QueuedEvent;
import com.clariva.connect.core.replay.ReplayOutcome;
import com.clariva.connect.testkit.LineEventReader;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Somebody who can write to the store stores an event for another conversation; its sealed body stays as it is. */
class MovedEventTest {
    private static final ConversationKey ADAS = new ConversationKey(ADAS_PRACTICE, Optional.of(PATIENT));
    private static final ConversationKey BORIS = new ConversationKey(BORIS_PRACTICE, Optional.of(PATIENT));

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final House house = new House(
            event -> handled.add(event.doctor() + " " + event.event().header().account()));

    @BeforeEach
    void bothDoctorsAreLinked() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.link(DR_BORIS, BORIS_PRACTICE);
    }

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    static Stream<ConversationKey> otherConversations() {
        return Stream.of(
                BORIS,
                new ConversationKey(ADAS_PRACTICE, Optional.of(new InstagramId("990000000000000078"))),
                new ConversationKey(ADAS_PRACTICE, Optional.empty()),
                new ConversationKey(new InstagramId("17841400000000099"), Optional.of(PATIENT)));
    }

    @ParameterizedTest
    @MethodSource("otherConversations")
    void movedEventIsHandledForNobodyAndIsADeadLetterOfItsOwnConversation(ConversationKey other) {
        house.queue.enqueue(List.of(adas("mid-1").in(other)));
        house.connect.start();

        await().untilAsserted(() -> assertThat(house.storage.deadLetters().all())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.reason()).isEqualTo(DeadLetterReason.UNREADABLE);
                    assertThat(letter.error()).isEqualTo("stored for another conversation");
                    assertThat(letter.event()).isEqualTo(adas("mid-1"));
                }));
        await().untilAsserted(() -> assertThat(house.queue.depth().waiting()).isZero());
        house.close();
        assertThat(house.storage.auditLog().entries())
                .contains(new AuditEntry(
                        AuditAction.SECURITY_EVENT,
                        "event_moved",
                        Optional.empty(),
                        Optional.of(adas("mid-1").id().asUuid()),
                        Optional.of(ADAS_PRACTICE)));
        assertThat(handled).isEmpty();
    }

    @Test
    void movedEventThatIsReplayedIsHandledForItsOwnDoctor() {
        house.queue.enqueue(List.of(adas("mid-1").in(BORIS)));
        house.connect.start();
        await().until(() -> house.storage.deadLetters().count() == 1);

        assertThat(house.connect.replayDeadLetter().replay(adas("mid-1").id())).isEqualTo(ReplayOutcome.REPLAYED);

        await().until(() -> handled.size() == 1);
        assertThat(handled).containsExactly(DR_ADA + " " + ADAS_PRACTICE);
    }

    @Test
    void movedDeadLetterIsHandledForNobodyWhenItIsReplayed() {
        house.storage
                .deadLetters()
                .add(new DeadLetter(
                        adas("mid-1").in(BORIS), DeadLetterReason.HANDLER_FAILED, "error", 4, house.clock.instant()));
        house.connect.start();

        house.connect.replayDeadLetter().replay(adas("mid-1").id());

        await().untilAsserted(() -> assertThat(house.storage.deadLetters().all())
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.reason()).isEqualTo(DeadLetterReason.UNREADABLE);
                    assertThat(letter.event().conversation()).isEqualTo(ADAS);
                }));
        assertThat(handled).isEmpty();
    }

    private QueuedEvent adas(String mid) {
        return new LineEventReader()
                .read(delivery(message(ADAS_PRACTICE, PATIENT, mid, "hello")))
                .events()
                .get(0)
                .received(house.clock.instant());
    }
}
