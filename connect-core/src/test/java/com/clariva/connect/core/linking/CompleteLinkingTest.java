package com.clariva.connect.core.linking;

import static com.clariva.connect.core.House.CODE;
import static com.clariva.connect.core.House.TOKEN;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.House;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.audit.AuditAction;
import com.clariva.connect.core.audit.AuditEntry;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompleteLinkingTest {
    private final House house = new House();

    @BeforeEach
    void instagramGrantsTheCode() {
        house.grants(CODE, TOKEN, ADAS_PRACTICE);
    }

    @Test
    void accountIsLinkedToTheDoctorWhoBegan() {
        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), CODE);

        assertThat(outcome).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE))
                .hasValueSatisfying(account -> assertThat(account.doctor()).isEqualTo(DR_ADA));
        assertThat(house.storage.tokens().current(ADAS_PRACTICE).map(AccessToken::secret))
                .contains(TOKEN);
    }

    @Test
    void linkedAccountIsSubscribed() {
        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), CODE);

        assertThat(house.subscriptions.isSubscribed(TOKEN)).isTrue();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LinkOutcome.Linked.class,
                        linked -> assertThat(linked.account().state().subscribed())
                                .isTrue());
    }

    @Test
    void linkIsAuditedWithItsResource() {
        house.comeBack(house.depart(DR_ADA), CODE);

        AuditEntry entry = onlyAudit();
        assertThat(entry.action()).isEqualTo(AuditAction.CONNECT_INSTAGRAM);
        assertThat(entry.outcome()).isEqualTo(AuditEntry.SUCCESS);
        assertThat(entry.doctor()).contains(DR_ADA);
        assertThat(entry.resource()).isPresent();
    }

    @Test
    void replayedCallbackNeverReachesInstagram() {
        Departure departure = house.depart(DR_ADA);
        house.comeBack(departure, CODE);

        LinkOutcome replay = house.comeBack(departure, CODE);

        assertThat(replay).isEqualTo(refused(LinkRefusal.STATE_INVALID));
        assertThat(house.authorizationServer.codesSent()).isEqualTo(1);
    }

    @Test
    void oneOfManyCallbacksAtOnceIsServed() {
        Departure departure = house.depart(DR_ADA);

        List<LinkOutcome> outcomes = IntStream.range(0, 32)
                .parallel()
                .mapToObj(caller -> house.comeBack(departure, CODE))
                .toList();

        assertThat(outcomes).filteredOn(LinkOutcome.Linked.class::isInstance).hasSize(1);
        assertThat(house.authorizationServer.codesSent()).isEqualTo(1);
    }

    @Test
    void stateEndsAfterTenMinutes() {
        Departure departure = house.depart(DR_ADA);

        house.clock.advance(Duration.ofMinutes(10));

        assertThat(house.comeBack(departure, CODE)).isEqualTo(refused(LinkRefusal.STATE_INVALID));
        assertThat(house.authorizationServer.codesSent()).isZero();
    }

    @Test
    void stateHoldsForTenMinutesLessAMoment() {
        Departure departure = house.depart(DR_ADA);

        house.clock.advance(Duration.ofMinutes(10).minusMillis(1));

        assertThat(house.comeBack(departure, CODE)).isInstanceOf(LinkOutcome.Linked.class);
    }

    @Test
    void anotherBrowserCannotFinish() {
        Departure adas = house.depart(DR_ADA);
        Departure boriss = house.depart(DR_BORIS);

        LinkOutcome outcome = complete(Optional.of(CODE), adas, Optional.of(boriss.browser()));

        assertThat(outcome).isEqualTo(refused(LinkRefusal.STATE_INVALID));
        assertThat(house.storage.accounts().findByAccount(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void noBrowserCannotFinishEither() {
        LinkOutcome outcome = complete(Optional.of(CODE), house.depart(DR_ADA), Optional.empty());

        assertThat(outcome).isEqualTo(refused(LinkRefusal.STATE_INVALID));
    }

    @Test
    void tabsOfOneBrowserShareItsName() {
        Departure first = house.depart(DR_ADA);
        Departure second = house.connect.startLinking().start(DR_ADA, Optional.of(first.browser()), Finish.AT_CALLBACK);

        assertThat(second.browser()).isEqualTo(first.browser());
        assertThat(house.comeBack(first, CODE)).isInstanceOf(LinkOutcome.Linked.class);
    }

    @Test
    void unknownStateIsRefused() {
        LinkOutcome outcome = house.connect
                .completeLinking()
                .complete(new Callback(
                        Optional.of(CODE),
                        Optional.of(Ticket.random()),
                        Optional.of(house.depart(DR_ADA).browser()),
                        false));

        assertThat(outcome).isEqualTo(refused(LinkRefusal.STATE_INVALID));
        assertThat(onlyAudit().doctor()).isEmpty();
    }

    @Test
    void cancelAtInstagramSpendsTheStateAndChangesNothing() {
        Departure departure = house.depart(DR_ADA);

        LinkOutcome outcome = house.connect
                .completeLinking()
                .complete(new Callback(
                        Optional.empty(),
                        Optional.of(House.stateOf(departure)),
                        Optional.of(departure.browser()),
                        true));

        assertThat(outcome).isEqualTo(refused(LinkRefusal.ACCESS_DENIED));
        assertThat(onlyAudit().doctor()).contains(DR_ADA);
        assertThat(house.comeBack(departure, CODE)).isEqualTo(refused(LinkRefusal.STATE_INVALID));
    }

    @Test
    void missingCodeOrStateIsNamed() {
        LinkOutcome noCode = complete(Optional.empty(), house.depart(DR_ADA), Optional.empty());
        LinkOutcome noState = house.connect
                .completeLinking()
                .complete(new Callback(Optional.of(CODE), Optional.empty(), Optional.empty(), false));

        assertThat(List.of(noCode, noState)).containsOnly(refused(LinkRefusal.MISSING_CODE_OR_STATE));
    }

    @Test
    void refusedCodeIsRejected() {
        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), Secret.of("forged"));

        assertThat(outcome).isEqualTo(refused(LinkRefusal.CODE_REJECTED));
    }

    @Test
    void instagramThatIsAwayIsNamedAndNothingIsStored() {
        house.authorizationServer.goesAway();

        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), CODE);

        assertThat(outcome).isEqualTo(refused(LinkRefusal.INSTAGRAM_UNAVAILABLE));
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }

    @Test
    void storeThatIsAwayIsNamed() {
        Departure departure = house.depart(DR_ADA);
        house.storage.outage().begin();

        assertThat(house.comeBack(departure, CODE)).isEqualTo(refused(LinkRefusal.STORAGE_UNAVAILABLE));
    }

    @Test
    void personalAccountIsRefused() {
        Profile personal = new Profile(
                ADAS_PRACTICE, Optional.empty(), "ada", Optional.of(AccountType.PERSONAL), Optional.empty());
        house.authorizationServer.grants(CODE, house.grant(TOKEN, Optional.empty()), personal);

        assertThat(house.comeBack(house.depart(DR_ADA), CODE)).isEqualTo(refused(LinkRefusal.NOT_PROFESSIONAL));
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }

    @Test
    void untickedPermissionIsRefused() {
        house.authorizationServer.grants(
                CODE,
                house.grant(TOKEN, Optional.of(Set.of("instagram_business_basic"))),
                House.profile(ADAS_PRACTICE));

        assertThat(house.comeBack(house.depart(DR_ADA), CODE)).isEqualTo(refused(LinkRefusal.MISSING_PERMISSIONS));
        assertThat(house.storage.accounts().findByDoctor(DR_ADA)).isEmpty();
    }

    @Test
    void unsaidPermissionsConnect() {
        house.authorizationServer.grants(CODE, house.grant(TOKEN, Optional.empty()), House.profile(ADAS_PRACTICE));

        assertThat(house.comeBack(house.depart(DR_ADA), CODE)).isInstanceOf(LinkOutcome.Linked.class);
    }

    @Test
    void accountOfAnotherDoctorIsRefusedAndUntouched() {
        house.comeBack(house.depart(DR_ADA), CODE);
        house.grants(Secret.of("code-of-boris"), Secret.of("token-of-boris"), ADAS_PRACTICE);

        LinkOutcome outcome = house.comeBack(house.depart(DR_BORIS), Secret.of("code-of-boris"));

        assertThat(outcome).isEqualTo(refused(LinkRefusal.ACCOUNT_ALREADY_LINKED));
        assertThat(house.storage.tokens().current(ADAS_PRACTICE).map(AccessToken::secret))
                .contains(TOKEN);
    }

    @Test
    void otherAccountOfTheSameDoctorIsRefusedAndTheFirstUntouched() {
        house.comeBack(house.depart(DR_ADA), CODE);
        house.grants(Secret.of("second-code"), Secret.of("second-token"), BORIS_PRACTICE);

        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), Secret.of("second-code"));

        assertThat(outcome).isEqualTo(refused(LinkRefusal.ACCOUNT_CHANGED));
        assertThat(house.storage.accounts().findByAccount(BORIS_PRACTICE)).isEmpty();
    }

    @Test
    void sameDoctorMayReconnectWithoutDisconnecting() {
        house.comeBack(house.depart(DR_ADA), CODE);
        house.grants(Secret.of("second-code"), Secret.of("second-token"), ADAS_PRACTICE);

        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), Secret.of("second-code"));

        assertThat(outcome).isInstanceOf(LinkOutcome.Linked.class);
        assertThat(house.storage.tokens().current(ADAS_PRACTICE).map(AccessToken::secret))
                .contains(Secret.of("second-token"));
    }

    @Test
    void accountThatCannotBeSubscribedIsStoredAllTheSame() {
        house.subscriptions.goesAway();

        LinkOutcome outcome = house.comeBack(house.depart(DR_ADA), CODE);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LinkOutcome.Linked.class,
                        linked -> assertThat(linked.account().state().subscribed())
                                .isFalse());
    }

    private LinkOutcome complete(Optional<Secret> code, Departure departure, Optional<Ticket> browser) {
        return house.connect
                .completeLinking()
                .complete(new Callback(code, Optional.of(House.stateOf(departure)), browser, false));
    }

    private AuditEntry onlyAudit() {
        house.connect.close();
        List<AuditEntry> entries = house.storage.auditLog().entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private static LinkOutcome refused(LinkRefusal reason) {
        return new LinkOutcome.Refused(reason);
    }
}
