package com.clariva.connect.core.linking;

import static com.clariva.connect.core.House.CODE;
import static com.clariva.connect.core.House.TOKEN;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FinishLinkingTest {
    private static final LinkOutcome STATE_INVALID = new LinkOutcome.Refused(LinkRefusal.STATE_INVALID);

    private final House house = new House();

    @BeforeEach
    void instagramGrantsTheCode() {
        house.grants(CODE, TOKEN, ADAS_PRACTICE);
    }

    @Test
    void callbackOnlyHandsOverWithoutACookie() {
        Ticket code = handedOff();

        assertThat(code.value()).hasSize(43);
        assertThat(house.authorizationServer.codesSent()).isZero();
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }

    @Test
    void doctorWhoBeganFinishes() {
        LinkOutcome outcome = house.connect.finishLinking().finish(DR_ADA, handedOff());

        assertThat(outcome).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void anotherDoctorCannotFinishAndTheCodeIsSpent() {
        Ticket code = handedOff();

        assertThat(house.connect.finishLinking().finish(DR_BORIS, code)).isEqualTo(STATE_INVALID);
        assertThat(house.connect.finishLinking().finish(DR_ADA, code)).isEqualTo(STATE_INVALID);
        assertThat(house.authorizationServer.codesSent()).isZero();
    }

    @Test
    void codeIsGoodOnce() {
        Ticket code = handedOff();
        house.connect.finishLinking().finish(DR_ADA, code);

        assertThat(house.connect.finishLinking().finish(DR_ADA, code)).isEqualTo(STATE_INVALID);
    }

    @Test
    void codeEndsAfterTenMinutes() {
        Ticket code = handedOff();

        house.clock.advance(Duration.ofMinutes(10));

        assertThat(house.connect.finishLinking().finish(DR_ADA, code)).isEqualTo(STATE_INVALID);
    }

    @Test
    void storeThatIsAwayIsNamed() {
        Ticket code = handedOff();
        house.storage.outage().begin();

        assertThat(house.connect.finishLinking().finish(DR_ADA, code))
                .isEqualTo(new LinkOutcome.Refused(LinkRefusal.STORAGE_UNAVAILABLE));
    }

    private Ticket handedOff() {
        Departure departure = house.connect.startLinking().start(DR_ADA, Optional.empty(), Finish.BY_DOCTOR);
        LinkOutcome outcome = house.connect
                .completeLinking()
                .complete(new Callback(
                        Optional.of(CODE), Optional.of(House.stateOf(departure)), Optional.empty(), false));
        return outcome.match(linked -> Ticket.random(), LinkOutcome.HandedOff::code, refused -> Ticket.random());
    }
}
