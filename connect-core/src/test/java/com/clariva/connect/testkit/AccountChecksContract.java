package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.NOON;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.health.AccountChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link AccountChecks} promise. */
public abstract class AccountChecksContract {
    private static final int CALLERS = 64;

    /** So far away that everything is due, whatever the store's clock says. */
    private static final Instant MUCH_LATER = Instant.parse("2100-01-01T12:00:00Z");

    private static final Instant AN_HOUR_LATER = MUCH_LATER.plus(Duration.ofHours(1));

    private Storage storage;
    private AccountChecks checks;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** Checks whose store gives no answer. */
    protected abstract AccountChecks unreachable();

    @BeforeEach
    void adaIsConnected() {
        storage = emptyStore();
        checks = storage.accountChecks();
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
    }

    @Test
    void newAccountIsNotDueBeforeItWasConnected() {
        assertThat(checks.claimDue(NOON.minus(Duration.ofDays(1)), AN_HOUR_LATER))
                .isEmpty();
    }

    @Test
    void ofManyWhoAskAtOnceOneGetsTheAccount() {
        List<Optional<ConnectedAccount>> claims =
                Callers.atOnce(CALLERS, caller -> checks.claimDue(MUCH_LATER, AN_HOUR_LATER));

        assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(claims)
                .filteredOn(Optional::isPresent)
                .allMatch(claim -> claim.equals(storage.accounts().findByDoctor(DR_ADA)));
    }

    @Test
    void claimedAccountIsDueAgainWhenItSays() {
        checks.claimDue(MUCH_LATER, AN_HOUR_LATER);

        assertThat(checks.claimDue(MUCH_LATER, AN_HOUR_LATER)).isEmpty();
        assertThat(checks.claimDue(AN_HOUR_LATER, AN_HOUR_LATER)).isPresent();
    }

    @Test
    void checkIsRememberedAndTheNextOneComesWhenItSays() {
        checks.claimDue(MUCH_LATER, AN_HOUR_LATER);

        checks.checked(ADAS_PRACTICE, MUCH_LATER, MUCH_LATER.plus(Duration.ofDays(1)));

        assertThat(checks.claimDue(AN_HOUR_LATER, AN_HOUR_LATER)).isEmpty();
        assertThat(storage.accounts()
                        .findByDoctor(DR_ADA)
                        .orElseThrow()
                        .state()
                        .seen()
                        .checkedAt())
                .contains(MUCH_LATER);
    }

    @Test
    void everyAccountHasItsTurn() {
        storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-2"));

        List<Optional<ConnectedAccount>> claims = List.of(
                checks.claimDue(MUCH_LATER, AN_HOUR_LATER),
                checks.claimDue(MUCH_LATER, AN_HOUR_LATER),
                checks.claimDue(MUCH_LATER, AN_HOUR_LATER));

        assertThat(claims).filteredOn(Optional::isPresent).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void accountWithoutATokenIsNotChecked() {
        storage.tokens().refused(ADAS_PRACTICE, version());

        assertThat(checks.claimDue(MUCH_LATER, AN_HOUR_LATER)).isEmpty();
    }

    @Test
    void endIsToldOnceForEachNumberOfDays() {
        long version = version();

        List<Boolean> told = Callers.atOnce(CALLERS, caller -> checks.tellEnd(ADAS_PRACTICE, version, 10));

        assertThat(told).containsOnlyOnce(true);
        assertThat(checks.tellEnd(ADAS_PRACTICE, version, 5)).isTrue();
        assertThat(checks.tellEnd(ADAS_PRACTICE, version, 10)).isFalse();
    }

    @Test
    void endOfANewTokenIsToldAnew() {
        long old = version();
        checks.tellEnd(ADAS_PRACTICE, old, 1);
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));

        assertThat(checks.tellEnd(ADAS_PRACTICE, old, 1)).isFalse();
        assertThat(checks.tellEnd(ADAS_PRACTICE, version(), 10)).isTrue();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        AccountChecks away = unreachable();

        assertThatThrownBy(() -> away.claimDue(MUCH_LATER, AN_HOUR_LATER))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.checked(ADAS_PRACTICE, MUCH_LATER, AN_HOUR_LATER))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.tellEnd(ADAS_PRACTICE, 1, 10))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private long version() {
        return storage.tokens().current(ADAS_PRACTICE).orElseThrow().version();
    }
}
