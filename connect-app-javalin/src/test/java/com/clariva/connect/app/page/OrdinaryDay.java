package com.clariva.connect.app.page;

import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.Cast.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.app.http.HouseOfFakes;
import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.ConversationKey;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueuedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What a house has in its stores on an ordinary day: all is well, and a few events were set aside. */
final class OrdinaryDay {
    private static final int DOCTORS = 46;
    private static final int EVENTS = 25;
    private static final List<EventKind> KINDS = List.of(
            EventKind.MESSAGE,
            EventKind.MESSAGE,
            EventKind.SEEN,
            EventKind.MESSAGE,
            EventKind.REACTION,
            EventKind.COMMENT,
            EventKind.ECHO);

    private final HouseOfFakes house;
    private final Random random = new Random(11);

    private OrdinaryDay(HouseOfFakes house) {
        this.house = house;
    }

    static void in(HouseOfFakes house) {
        OrdinaryDay day = new OrdinaryDay(house);
        house.queue.pretend(new Durability(true, "synchronous_commit on, fsync on, full_page_writes on"));
        house.metaHasDelivered(48_211);
        for (int number = 0; number < DOCTORS; number++) {
            house.storage.accounts().connect(connecting(doctor(number), account(number), "token-" + number));
            house.storage.accounts().noteSubscription(account(number), true);
        }
        for (int number = 0; number < EVENTS; number++) {
            day.handled(number);
        }
        for (int number = 0; number < 3; number++) {
            day.setAside(number, "java.net.http.HttpTimeoutException", Duration.ofMinutes(4L + number));
        }
        day.setAside(7, "com.clariva.calendar.SlotTakenException", Duration.ofHours(5));
    }

    private void handled(int number) {
        Instant received = house.clock.instant().minus(Duration.ofMillis(700 + number * 1_900L + random.nextInt(900)));
        QueuedEvent event = event(random.nextInt(DOCTORS), KINDS.get(number % KINDS.size()), received);
        Instant ended = received.plusMillis(120 + random.nextInt(400));
        Claim claim = new Claim(event, 1, "lease");
        house.storage
                .eventLog()
                .write(List.of(new EventLogEntry(claim, "handled", Optional.of(doctor(number)), ended)));
    }

    private void setAside(int number, String error, Duration ago) {
        Instant at = house.clock.instant().minus(ago);
        QueuedEvent event = event(number, EventKind.MESSAGE, at.minus(Duration.ofMinutes(21)));
        house.storage.deadLetters().add(new DeadLetter(event, DeadLetterReason.HANDLER_FAILED, error, 4, at));
    }

    private QueuedEvent event(int number, EventKind kind, Instant received) {
        String name = number + " " + kind + " " + received;
        return new QueuedEvent(
                EventId.ofBytes(name.getBytes(UTF_8)),
                new ConversationKey(account(number), Optional.of(PATIENT)),
                kind,
                received,
                new byte[0]);
    }

    private static DoctorId doctor(int number) {
        return DoctorId.of(new UUID(0x6f1c3c1e0f5e4c57L, 0x9d0c2b8b4f1c7b00L + number).toString());
    }

    private static InstagramId account(int number) {
        return new InstagramId(String.valueOf(17841400000000100L + number * 7_919L));
    }
}
