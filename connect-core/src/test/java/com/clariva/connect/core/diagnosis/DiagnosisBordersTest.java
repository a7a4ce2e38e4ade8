package com.clariva.connect.core.diagnosis;

import static com.clariva.connect.core.diagnosis.Finding.Level.OK;
import static com.clariva.connect.core.diagnosis.Finding.Level.PROBLEM;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.SeenQueue;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.Heartbeats;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is not yet broken is well, and what is broken once among many is found. */
class DiagnosisBordersTest {
    private final WellHouse well = new WellHouse();

    @AfterEach
    void close() {
        well.close();
    }

    @Test
    void eventThatWaitsForItsLastRetryIsNoFault() {
        QueueDepth waiting = new QueueDepth(9, 0, Optional.of(Duration.ofMinutes(59)));
        well.queue(queue -> new SeenQueue("redis", queue.durability(), Optional.of(waiting), false, 0));

        assertThat(well.diagnosis().level()).isEqualTo(OK);
    }

    @Test
    void worstOfSeveralServersIsSaid() {
        Heartbeat said = well.well(new UUID(8, 8));
        SetUp old = new SetUp("1.2.0", Optional.of("v18.0"), Heartbeats.SET_UP.addresses(), false);
        well.house
                .storage
                .instances()
                .note(new Heartbeat(said.instance(), said.startedAt(), said.saidAt(), old, said.seen()));

        well.only(Check.GRAPH_VERSION, PROBLEM);
    }

    @Test
    void lastOfManyAccountsIsLookedAtToo() {
        linkMore(501);
        well.house.storage.accounts().noteSubscription(another(500), false);

        assertThat(well.only(Check.SUBSCRIPTION, PROBLEM).evidence()).startsWith("1 of 502: " + another(500));
    }

    @Test
    void fiveAreNamedAndTheOthersCounted() {
        linkMore(7);
        for (int number = 0; number < 7; number++) {
            well.house.storage.accounts().noteSubscription(another(number), false);
        }

        assertThat(well.only(Check.SUBSCRIPTION, PROBLEM).evidence())
                .startsWith("7 of 8: ")
                .contains(another(4).value())
                .doesNotContain(another(5).value())
                .endsWith(" and 2 more.");
    }

    @Test
    void parkedEventHasTimeToGoOn() {
        well.log(ADAS_PRACTICE, "parked");
        well.letPass(Duration.ofMinutes(3));

        assertThat(well.diagnosis().level()).isEqualTo(OK);
    }

    @Test
    void whatWasParkedBeforeLinkingHasTimeToGoOn() {
        well.log(BORIS_PRACTICE, "parked");
        well.letPass(Duration.ofHours(1));
        well.house.link(DR_BORIS, BORIS_PRACTICE);

        assertThat(well.diagnosis().level()).isEqualTo(OK);
    }

    @Test
    void deadLetterThatIsBeingReplayedWaitsForNobody() {
        DeadLetter letter = new DeadLetter(
                Cast.message(ADAS_PRACTICE, "letter", well.house.clock.instant()),
                DeadLetterReason.HANDLER_FAILED,
                "java.io.IOException",
                4,
                well.house.clock.instant());
        well.house.storage.deadLetters().add(letter);
        well.house.storage.deadLetters().beginReplay(letter.event().id());

        assertThat(well.diagnosis().level()).isEqualTo(OK);
    }

    private void linkMore(int accounts) {
        for (int number = 0; number < accounts; number++) {
            DoctorId doctor = DoctorId.of(new UUID(1, number).toString());
            well.link(doctor, another(number), Optional.of(Set.copyOf(well.house.authorizationServer.permissions())));
        }
    }

    private static InstagramId another(int number) {
        return new InstagramId(String.valueOf(17841500000000000L + number));
    }
}
