package com.clariva.connect.core.diagnosis;

import static com.clariva.connect.core.diagnosis.Finding.Level.OK;
import static com.clariva.connect.core.diagnosis.Finding.Level.PROBLEM;
import static com.clariva.connect.core.diagnosis.Finding.Level.WARNING;
import static com.clariva.connect.core.diagnosis.WellHouse.only;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.testkit.Cast;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Breaks one thing of accounts and events at a time, and asks for all and for the one doctor. */
class DiagnoseAccountsTest {
    private final WellHouse well = new WellHouse();

    @AfterEach
    void close() {
        well.close();
    }

    @Test
    void doctorWhoIsWellIsFoundWellInEveryCheck() {
        Diagnosis diagnosis = well.diagnosisOf(DR_ADA);

        assertThat(diagnosis.level()).isEqualTo(OK);
        assertThat(diagnosis.findings()).extracting(Finding::check).containsExactly(Check.values());
    }

    @Test
    void houseWithoutAnAccountIsSaid() {
        well.house.storage.accounts().disconnect(DR_ADA);

        assertThat(well.only(Check.ACCOUNT, WARNING).evidence()).contains("Nobody has linked");
    }

    @Test
    void doctorWithoutAnAccountIsAProblem() {
        only(well.diagnosisOf(DR_BORIS), Check.ACCOUNT, PROBLEM);
    }

    @Test
    void tokenThatInstagramRefusedIsAProblem() {
        long version =
                well.house.storage.tokens().current(ADAS_PRACTICE).orElseThrow().version();
        well.house.storage.tokens().refused(ADAS_PRACTICE, version);

        assertThat(well.only(Check.TOKEN_REFUSED, PROBLEM).evidence()).contains(ADAS_PRACTICE.value(), "1 of 1");
        only(well.diagnosisOf(DR_ADA), Check.TOKEN_REFUSED, PROBLEM);
    }

    @Test
    void tokenThatEndedIsAProblem() {
        pass(Duration.ofDays(60));

        assertThat(well.only(Check.TOKEN_EXPIRED, PROBLEM).evidence()).contains(ADAS_PRACTICE.value());
        only(well.diagnosisOf(DR_ADA), Check.TOKEN_EXPIRED, PROBLEM);
    }

    @Test
    void tokenThatEndsSoonIsSaid() {
        pass(Duration.ofDays(52));

        assertThat(well.only(Check.TOKEN_ENDING, WARNING).evidence()).contains(ADAS_PRACTICE.value());
        only(well.diagnosisOf(DR_ADA), Check.TOKEN_ENDING, WARNING);
    }

    @Test
    void permissionThatInstagramRefusedIsAProblem() {
        well.house
                .storage
                .tokens()
                .permissionLost(
                        ADAS_PRACTICE,
                        well.house
                                .storage
                                .tokens()
                                .current(ADAS_PRACTICE)
                                .orElseThrow()
                                .version());

        assertThat(well.only(Check.PERMISSION, PROBLEM).evidence()).contains("permission_lost");
        only(well.diagnosisOf(DR_ADA), Check.PERMISSION, PROBLEM);
    }

    @Test
    void permissionThatWasNotGrantedIsNamed() {
        well.link(DR_BORIS, BORIS_PRACTICE, Optional.of(Set.of("instagram_business_basic")));

        assertThat(well.only(Check.PERMISSION, PROBLEM).evidence())
                .contains(BORIS_PRACTICE.value(), "instagram_business_manage_messages");
    }

    @Test
    void permissionsThatInstagramDidNotNameAreNotCalledWell() {
        well.link(DR_BORIS, BORIS_PRACTICE, Optional.empty());

        assertThat(well.only(Check.PERMISSION, WARNING).evidence())
                .isEqualTo("1 of 2: " + BORIS_PRACTICE + " (permissions_unknown).");
    }

    @Test
    void permissionThatIsMissingIsSaidBeforeOnesThatAreUnknown() {
        well.link(DR_ADA, ADAS_PRACTICE, Optional.of(Set.of("instagram_business_basic")));
        well.link(DR_BORIS, BORIS_PRACTICE, Optional.empty());

        assertThat(well.only(Check.PERMISSION, PROBLEM).evidence()).startsWith("1 of 2: " + ADAS_PRACTICE);
    }

    @Test
    void subscriptionThatIsMissingIsAProblem() {
        well.house.storage.accounts().noteSubscription(ADAS_PRACTICE, false);

        assertThat(well.only(Check.SUBSCRIPTION, PROBLEM).evidence()).contains(ADAS_PRACTICE.value());
        only(well.diagnosisOf(DR_ADA), Check.SUBSCRIPTION, PROBLEM);
    }

    @Test
    void accountThatNothingWasReceivedForIsSaidToItsDoctorOnly() {
        well.house.link(DR_BORIS, BORIS_PRACTICE);

        only(well.diagnosisOf(DR_BORIS), Check.RECEIVING, WARNING);
        assertThat(well.diagnosis().level()).isEqualTo(OK);
    }

    @Test
    void eventFromBeforeTheAccountWasLinkedDoesNotCount() {
        Instant before = well.house.clock.instant();
        well.letPass(Duration.ofMinutes(5));
        well.house.link(DR_BORIS, BORIS_PRACTICE);
        well.log(BORIS_PRACTICE, "handled", before);
        only(well.diagnosisOf(DR_BORIS), Check.RECEIVING, WARNING);

        well.log(BORIS_PRACTICE, "handled");

        assertThat(well.diagnosisOf(DR_BORIS).level()).isEqualTo(OK);
    }

    @Test
    void anothersTroubleIsNotTheDoctors() {
        well.house.link(DR_BORIS, BORIS_PRACTICE);
        well.house.storage.accounts().noteSubscription(BORIS_PRACTICE, false);

        assertThat(well.diagnosisOf(DR_ADA).level()).isEqualTo(OK);
        assertThat(well.only(Check.SUBSCRIPTION, PROBLEM).evidence()).contains("1 of 2");
    }

    @Test
    void accountThatNobodyLinkedAndThatReceivesIsSaid() {
        well.log(BORIS_PRACTICE, "parked");

        assertThat(well.only(Check.UNLINKED, WARNING).evidence()).contains(BORIS_PRACTICE + " (1 parked)");
    }

    @Test
    void eventThatStaysParkedThoughTheAccountIsLinkedIsSaid() {
        well.log(ADAS_PRACTICE, "parked");
        assertThat(well.diagnosis().level()).isEqualTo(OK);

        well.letPass(Duration.ofMinutes(4));

        assertThat(well.only(Check.PARKED, WARNING).evidence()).contains(ADAS_PRACTICE + " (1 waiting)");
    }

    @Test
    void deadLettersAreCountedByTheirReason() {
        IntStream.range(0, 3).forEach(number -> setAside("letter " + number, DeadLetterReason.HANDLER_FAILED));
        setAside("unreadable", DeadLetterReason.UNREADABLE);

        assertThat(well.only(Check.DEAD_LETTERS, WARNING).evidence())
                .isEqualTo("Set aside: handler_failed 3, unreadable 1.");
        only(well.diagnosisOf(DR_ADA), Check.DEAD_LETTERS, WARNING);
    }

    @Test
    void deadLettersOfOthersAreNotTheDoctors() {
        well.house.link(DR_BORIS, BORIS_PRACTICE);
        well.log(BORIS_PRACTICE, "handled");
        setAside("letter", DeadLetterReason.HANDLER_FAILED);

        assertThat(well.diagnosisOf(DR_BORIS).level()).isEqualTo(OK);
    }

    /** Webhooks go on meanwhile. */
    private void pass(Duration duration) {
        well.letPass(duration);
        well.arrive(WellHouse.APP_SECRET);
    }

    private void setAside(String text, DeadLetterReason reason) {
        well.house
                .storage
                .deadLetters()
                .add(new DeadLetter(
                        Cast.message(ADAS_PRACTICE, text, well.house.clock.instant()),
                        reason,
                        "java.io.IOException",
                        4,
                        well.house.clock.instant()));
    }
}
