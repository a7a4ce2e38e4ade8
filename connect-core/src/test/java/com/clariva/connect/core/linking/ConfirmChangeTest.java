package com.clariva.connect.core.linking;

import static com.clariva.connect.core.House.CODE;
import static com.clariva.connect.core.House.TOKEN;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.Callers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmChangeTest {
    private static final Secret SECOND_CODE = Secret.of("second-code");
    private static final Secret SECOND_TOKEN = Secret.of("second-token");
    private static final int CALLERS = 16;

    private final House house = new House();
    private final ConfirmChange confirmChange = house.connect.confirmChange();
    private Departure departure;

    @BeforeEach
    void adaComesBackWithAnotherAccount() {
        house.grants(CODE, TOKEN, ADAS_PRACTICE);
        house.comeBack(house.depart(DR_ADA), CODE);
        Profile other =
                new Profile(BORIS_PRACTICE, Optional.empty(), "the.other.practice", Optional.empty(), Optional.empty());
        house.authorizationServer.grants(SECOND_CODE, house.grant(SECOND_TOKEN, Optional.empty()), other);
        departure = house.depart(DR_ADA);
        assertThat(house.comeBack(departure, SECOND_CODE)).isEqualTo(refused(LinkRefusal.ACCOUNT_CHANGED));
    }

    @Test
    void doctorIsAskedWithBothUserNames() {
        assertThat(confirmChange.question(DR_ADA))
                .contains(new ConfirmChange.Question("dr.example", "the.other.practice"));
        assertThat(confirmChange.question(DR_BORIS)).isEmpty();
    }

    @Test
    void nothingChangesUntilTheDoctorSaysSo() {
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
        assertThat(house.storage.accounts().findByAccount(BORIS_PRACTICE)).isEmpty();
    }

    @Test
    void confirmedAccountTakesThePlaceOfTheOld() {
        LinkOutcome outcome = confirmChange.confirm(DR_ADA, departure.browser());

        assertThat(outcome).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isEmpty();
        assertThat(house.storage.accounts().findByAccount(BORIS_PRACTICE)).isPresent();
        assertThat(house.subscriptions.isSubscribed(TOKEN)).isFalse();
        assertThat(house.subscriptions.isSubscribed(SECOND_TOKEN)).isTrue();
        assertThat(house.heard())
                .containsExactly(
                        "connected " + ADAS_PRACTICE, "disconnected " + ADAS_PRACTICE, "connected " + BORIS_PRACTICE);
        assertThat(confirmChange.question(DR_ADA)).isEmpty();
    }

    @Test
    void wordCountsOnce() {
        List<LinkOutcome> outcomes =
                Callers.atOnce(CALLERS, caller -> confirmChange.confirm(DR_ADA, departure.browser()));

        assertThat(outcomes).filteredOn(LinkOutcome.Linked.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(refused(LinkRefusal.STATE_INVALID)::equals)
                .hasSize(CALLERS - 1);
    }

    @Test
    void wordCountsForTenMinutes() {
        house.clock.advance(Duration.ofMinutes(10));

        assertThat(confirmChange.question(DR_ADA)).isEmpty();
        assertThat(confirmChange.confirm(DR_ADA, departure.browser())).isEqualTo(refused(LinkRefusal.STATE_INVALID));
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void anotherBrowserOrDoctorConfirmsNothing() {
        assertThat(confirmChange.confirm(DR_ADA, Ticket.random())).isEqualTo(refused(LinkRefusal.STATE_INVALID));
        assertThat(confirmChange.confirm(DR_BORIS, departure.browser())).isEqualTo(refused(LinkRefusal.STATE_INVALID));

        assertThat(house.storage.accounts().findByAccount(BORIS_PRACTICE)).isEmpty();
        assertThat(confirmChange.confirm(DR_ADA, departure.browser())).isInstanceOf(LinkOutcome.Linked.class);
    }

    @Test
    void declinedChangeIsAskedNoMoreAndTheOldAccountStays() {
        confirmChange.decline(DR_ADA, Ticket.random());
        assertThat(confirmChange.question(DR_ADA)).isPresent();

        confirmChange.decline(DR_ADA, departure.browser());

        assertThat(confirmChange.question(DR_ADA)).isEmpty();
        assertThat(confirmChange.confirm(DR_ADA, departure.browser())).isEqualTo(refused(LinkRefusal.STATE_INVALID));
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isPresent();
        assertThat(house.subscriptions.isSubscribed(TOKEN)).isTrue();
    }

    @Test
    void accountThatAnotherDoctorTookMeanwhileIsRefusedAndTheOldStays() {
        house.link(DR_BORIS, BORIS_PRACTICE);

        LinkOutcome outcome = confirmChange.confirm(DR_ADA, departure.browser());

        assertThat(outcome).isEqualTo(refused(LinkRefusal.ACCOUNT_ALREADY_LINKED));
        assertThat(house.storage
                        .accounts()
                        .findByDoctor(DR_ADA)
                        .orElseThrow()
                        .profile()
                        .account())
                .isEqualTo(ADAS_PRACTICE);
        assertThat(house.subscriptions.isSubscribed(TOKEN)).isTrue();
    }

    @Test
    void doctorWhoHasYetAnotherAccountByThenIsRefused() {
        house.connect.disconnect().disconnect(DR_ADA);
        house.link(DR_ADA, PATIENT);

        LinkOutcome outcome = confirmChange.confirm(DR_ADA, departure.browser());

        assertThat(outcome).isEqualTo(refused(LinkRefusal.ACCOUNT_CHANGED));
        assertThat(house.storage.accounts().findByAccount(BORIS_PRACTICE)).isEmpty();
    }

    private static LinkOutcome refused(LinkRefusal reason) {
        return new LinkOutcome.Refused(reason);
    }
}
