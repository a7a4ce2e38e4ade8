package com.clariva.connect.core.health;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.ErrorCause;
import com.clariva.connect.core.House;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.AccountHealth.Level;
import com.clariva.connect.core.account.AccountHealth.Reason;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckAccountsTest {
    private static final Secret TOKEN = Secret.of("token-of-" + ADAS_PRACTICE);
    private static final Duration DAY = Duration.ofDays(1);

    private final House house = new House();
    private final CheckAccounts checkAccounts = house.connect.checkAccounts();

    @BeforeEach
    void adaIsConnected() {
        house.link(DR_ADA, ADAS_PRACTICE);
    }

    @Test
    void accountIsCheckedOnceADay() {
        Instant connected = house.clock.instant();
        int before = house.subscriptions.calls();

        for (int hour = 0; hour < 72; hour++) {
            house.clock.advance(Duration.ofHours(1));
            checkAccounts.sweep();
        }

        assertThat(house.subscriptions.calls() - before).isEqualTo(3);
        assertThat(health().checkedAt()).isAfter(connected.plus(DAY));
        assertThat(health().level()).isEqualTo(Level.OK);
        assertThat(heard()).isEmpty();
    }

    @Test
    void lostSubscriptionIsToldAndRepaired() {
        house.subscriptions.has(TOKEN, "comments");

        checkAfter(DAY);

        assertThat(house.subscriptions.isSubscribed(TOKEN)).isTrue();
        assertThat(health().reasons()).isEmpty();
        assertThat(heard()).containsExactly("subscriptionLost");
        assertThat(audited()).contains("subscription_lost success");
        checkAfter(DAY);
        assertThat(heard()).hasSize(1);
    }

    @Test
    void refusedTokenNeedsTheDoctor() {
        house.authorizationServer.revokes(TOKEN);

        checkAfter(DAY);

        assertThat(health().reasons()).containsExactly(Reason.NEEDS_RECONNECT);
        assertThat(health().reconnectRecommended()).isTrue();
        assertThat(heard()).containsExactly("reconnectNeeded");
        assertThat(audited()).contains("token_refused reconnect_needed");
    }

    @Test
    void tokenThatNoCallSupportsAnyMoreHasLostItsAccess() {
        house.authorizationServer.refusesTokensWith(new ConnectException.InstagramRefused(
                InstagramError.of("profile", "100", ErrorCause.UNSUPPORTED_REQUEST), Refusal.BUG, Optional.empty()));

        checkAfter(DAY);

        assertThat(health().reasons()).containsExactly(Reason.PERMISSION_LOST);
        assertThat(heard()).containsExactly("permissionLost");
    }

    @Test
    void instagramThatDoesNotAnswerSaysNothingAndIsAskedAgainInAnHour() {
        Instant connected = house.clock.instant();
        house.authorizationServer.goesAway();

        checkAfter(DAY);
        assertThat(health().checkedAt()).isEqualTo(connected);
        house.authorizationServer.comesBack();
        checkAfter(Duration.ofMinutes(61));

        assertThat(health().checkedAt()).isEqualTo(house.clock.instant());
        assertThat(heard()).isEmpty();
    }

    @Test
    void doctorWhoAsksIsNotMadeToWaitForTheDay() {
        house.clock.advance(Duration.ofMinutes(1));
        house.authorizationServer.revokes(TOKEN);

        assertThat(checkAccounts.check(account())).isTrue();

        assertThat(health().checkedAt()).isEqualTo(house.clock.instant());
        assertThat(health().reasons()).containsExactly(Reason.NEEDS_RECONNECT);
        assertThat(checkAccounts.check(account())).isTrue();
        assertThat(heard()).containsExactly("reconnectNeeded");
    }

    @Test
    void doctorWhoAsksIsToldWhenInstagramDoesNotAnswer() {
        house.authorizationServer.goesAway();

        assertThat(checkAccounts.check(account())).isFalse();

        assertThat(health().level()).isEqualTo(Level.OK);
    }

    @Test
    void endOfATokenIsToldTenFiveAndOneDayBefore() {
        house.tokenRefresher.goesAway();

        for (int day = 0; day < 60; day++) {
            checkAfter(DAY);
        }

        assertThat(heard()).containsExactly("tokenEnds in 10", "tokenEnds in 5", "tokenEnds in 1");
        assertThat(audited())
                .containsSequence("token_ends within_10_days", "token_ends within_5_days", "token_ends within_1_days");
    }

    @Test
    void tokenThatEndsSoonIsAWarning() {
        house.clock.advance(Duration.ofDays(51));

        assertThat(health().level()).isEqualTo(Level.WARNING);
        assertThat(health().reasons()).containsExactly(Reason.TOKEN_ENDS_SOON);
    }

    @Test
    void listenerThatFailsStopsNothing() {
        house.listener.throwsUp();
        house.subscriptions.has(TOKEN);

        checkAfter(DAY);

        assertThat(house.subscriptions.isSubscribed(TOKEN)).isTrue();
        assertThat(health().checkedAt()).isEqualTo(house.clock.instant());
    }

    private void checkAfter(Duration duration) {
        house.clock.advance(duration);
        checkAccounts.sweep();
    }

    private ConnectedAccount account() {
        return house.storage.accounts().findByDoctor(DR_ADA).orElseThrow();
    }

    private AccountHealth health() {
        return house.connect.checkConnection().check(DR_ADA).health();
    }

    /** But for the connecting itself. */
    private List<String> heard() {
        return house.heard().stream()
                .map(line -> line.replace(" " + ADAS_PRACTICE, ""))
                .filter(line -> !line.equals("connected"))
                .toList();
    }

    private List<String> audited() {
        return house.storage.auditLog().entries().stream()
                .map(entry -> entry.action().label() + " " + entry.outcome())
                .toList();
    }
}
