package com.clariva.connect.core.privacy;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.House;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.SignedPetition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeauthorizeTest {
    private static final InstagramId APP_SCOPED = new InstagramId("28978671838402975");

    private final House house = new House();

    @BeforeEach
    void link() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.clock.advance(Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** The professional account, the app-scoped id, and the id of the code exchange. */
    @ParameterizedTest
    @ValueSource(strings = {"17841400000000001", "28978671838402975", "24500000000000001"})
    void connectionEndsAndItsTokenIsForgotten(String named) {
        ConnectedAccount was = house.storage.accounts().findByDoctor(DR_ADA).orElseThrow();

        PetitionReceipt receipt = deauthorize(new InstagramId(named));

        assertThat(receipt).isInstanceOf(PetitionReceipt.Accepted.class);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isEmpty();
        assertThat(lastEntry())
                .isEqualTo(new AuditEntry(
                        AuditAction.INSTAGRAM_DEAUTHORIZED,
                        "success",
                        Optional.of(DR_ADA),
                        Optional.of(was.resource()),
                        Optional.of(ADAS_PRACTICE)));
    }

    @Test
    void nothingElseIsDeleted() {
        deauthorize(APP_SCOPED);

        assertThat(house.storage.traces().isDeleted(ADAS_PRACTICE)).isFalse();
        assertThat(house.storage.deletionRequests().unfinished(10)).isEmpty();
    }

    @Test
    void unknownAccountIsNoError() {
        PetitionReceipt receipt = deauthorize(new InstagramId("404"));

        assertThat(receipt).isInstanceOf(PetitionReceipt.Accepted.class);
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isPresent();
        assertThat(lastEntry().outcome()).isEqualTo("unknown_account");
    }

    @Test
    void linkMadeAfterTheRequestWasIssuedStays() {
        String before = SignedPetition.about(APP_SCOPED, house.clock.instant(), APP_SECRET);
        house.clock.advance(Duration.ofSeconds(2));
        house.link(DR_ADA, ADAS_PRACTICE);

        house.connect.deauthorize().deauthorize(before);

        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void linkOfTheSameSecondIsMeant() {
        house.link(DR_ADA, ADAS_PRACTICE);

        deauthorize(APP_SCOPED);

        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void repeatedRequestDoesNoHarm() {
        String request = SignedPetition.about(APP_SCOPED, house.clock.instant(), APP_SECRET);
        house.connect.deauthorize().deauthorize(request);
        house.clock.advance(Duration.ofMinutes(1));
        house.link(DR_ADA, ADAS_PRACTICE);

        house.connect.deauthorize().deauthorize(request);

        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isPresent();
    }

    @Test
    void requestOfAnotherIsRefusedAndAudited() {
        String forged = SignedPetition.about(APP_SCOPED, house.clock.instant(), Secret.of("another"));

        assertThat(house.connect.deauthorize().deauthorize(forged))
                .isEqualTo(new PetitionReceipt.Refused(SignedRequestFlaw.NO_MATCH));

        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isPresent();
        assertThat(lastEntry().action()).isEqualTo(AuditAction.INSTAGRAM_DEAUTHORIZED);
        assertThat(lastEntry().outcome()).isEqualTo("no_match");
    }

    @Test
    void storeThatIsAwayIsNotHidden() {
        house.storage.outage().begin();

        assertThatThrownBy(() -> deauthorize(APP_SCOPED)).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private PetitionReceipt deauthorize(InstagramId named) {
        return house.connect.deauthorize().deauthorize(SignedPetition.about(named, house.clock.instant(), APP_SECRET));
    }

    private AuditEntry lastEntry() {
        house.connect.close();
        List<AuditEntry> entries = house.storage.auditLog().entries();
        return entries.get(entries.size() - 1);
    }
}
