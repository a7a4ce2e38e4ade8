package com.clariva.connect.core.token;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.House;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.account.AccountHealth;
import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
    private static final Secret OLD = Secret.of("token-1");
    private static final Duration HALF_A_LIFE = Duration.ofDays(37);
    private static final Duration A_LEASE = RefreshTokens.LEASE;

    private final House house = new House();
    private final RefreshTokens refreshTokens = house.connect.refreshTokens();

    @BeforeEach
    void adaIsConnected() {
        house.storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
    }

    @Test
    void youngTokenIsLeftAlone() {
        house.clock.advance(Duration.ofDays(29));

        assertThat(refreshTokens.sweep()).isEmpty();

        assertThat(house.tokenRefresher.calls()).isZero();
    }

    @Test
    void dueTokenIsRefreshedOnce() {
        house.clock.advance(HALF_A_LIFE);

        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.REFRESHED, 1));
        assertThat(refreshTokens.sweep()).isEmpty();

        assertThat(house.tokenRefresher.calls()).isEqualTo(1);
        assertThat(current().secret()).isEqualTo(Secret.of("token-1-fresh"));
        assertThat(audited()).containsExactly("token_refreshed success");
    }

    @Test
    void instagramThatDoesNotAnswerIsAskedAgainLaterAndLater() {
        house.clock.advance(HALF_A_LIFE);
        house.tokenRefresher.goesAway();

        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.POSTPONED, 1));
        house.clock.advance(Duration.ofMinutes(4));
        assertThat(refreshTokens.sweep()).isEmpty();
        house.clock.advance(Duration.ofMinutes(2));
        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.POSTPONED, 1));
        house.clock.advance(Duration.ofMinutes(8));
        assertThat(refreshTokens.sweep()).isEmpty();
        house.tokenRefresher.comesBack();
        house.clock.advance(Duration.ofMinutes(4));

        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.REFRESHED, 1));
        assertThat(audited())
                .containsExactly(
                        "token_refreshed instagram_unavailable",
                        "token_refreshed instagram_unavailable",
                        "token_refreshed success");
    }

    @Test
    void tokenThatInstagramDoesNotRefreshShowsInTheHealth() {
        house.storage.accounts().noteSubscription(ADAS_PRACTICE, true);
        house.clock.advance(HALF_A_LIFE);
        house.tokenRefresher.answers(token -> {
            throw new ConnectException.InstagramRefused("token_refresh", Refusal.BUG, "100");
        });
        assertThat(health()).doesNotContain(AccountHealth.Reason.TOKEN_NOT_REFRESHED);

        refreshTokens.sweep();

        assertThat(health()).containsExactly(AccountHealth.Reason.TOKEN_NOT_REFRESHED);
        assertThat(house.connect.checkConnection().check(DR_ADA).health().level())
                .isEqualTo(AccountHealth.Level.WARNING);
        house.tokenRefresher.comesBack();
        house.clock.advance(Duration.ofHours(27));
        refreshTokens.sweep();
        assertThat(health()).isEmpty();
    }

    private List<AccountHealth.Reason> health() {
        return house.connect.checkConnection().check(DR_ADA).health().reasons();
    }

    @Test
    void tokenThatIsNotRefreshedGoesOnBeingUsed() {
        house.clock.advance(HALF_A_LIFE);
        house.tokenRefresher.goesAway();

        refreshTokens.sweep();

        assertThat(current().secret()).isEqualTo(OLD);
    }

    @Test
    void shorterOrEqualAnswerNeverOverwrites() {
        house.clock.advance(HALF_A_LIFE);
        Instant end = current().expiresAt();
        house.tokenRefresher.answers(token -> new FreshToken(Secret.of("shorter"), house.clock.instant(), end));

        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.POSTPONED, 1));

        assertThat(current().secret()).isEqualTo(OLD);
        assertThat(audited()).containsExactly("token_refreshed not_longer");
    }

    @Test
    void refusedTokenIsNotUsedAgain() {
        house.clock.advance(HALF_A_LIFE);
        house.tokenRefresher.refuses(OLD, Refusal.RECONNECT_NEEDED);

        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.REFUSED, 1));

        assertThat(house.storage.tokens().current(ADAS_PRACTICE)).isEmpty();
        assertThat(house.storage
                        .accounts()
                        .findByDoctor(DR_ADA)
                        .orElseThrow()
                        .state()
                        .status())
                .isEqualTo(AccountStatus.NEEDS_RECONNECT);
        assertThat(audited()).containsExactly("token_refused reconnect_needed");
        assertThat(house.heard()).containsExactly("reconnectNeeded " + ADAS_PRACTICE);
    }

    @Test
    void refusalOfTheOldTokenNeverMarksTheFreshOne() {
        house.clock.advance(HALF_A_LIFE);
        house.tokenRefresher.answers(token -> {
            adaConnectsAgain();
            throw new ConnectException.InstagramRefused("token_refresh", Refusal.RECONNECT_NEEDED, "190");
        });

        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.SUPERSEDED, 1));

        assertThat(current().secret()).isEqualTo(Secret.of("token-2"));
        assertThat(audited()).isEmpty();
        assertThat(house.heard()).isEmpty();
    }

    @Test
    void answerThatComesAfterANewConnectionIsDropped() {
        house.clock.advance(HALF_A_LIFE);
        house.tokenRefresher.answers(token -> {
            adaConnectsAgain();
            return house.tokenRefresher.longer(token);
        });

        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.SUPERSEDED, 1));

        assertThat(current().secret()).isEqualTo(Secret.of("token-2"));
    }

    @Test
    void permissionThatIsGoneIsToldAndTriedAgainTomorrow() {
        house.clock.advance(HALF_A_LIFE);
        house.tokenRefresher.refuses(OLD, Refusal.PERMISSION_MISSING);

        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.POSTPONED, 1));
        house.clock.advance(Duration.ofHours(20));
        assertThat(refreshTokens.sweep()).isEmpty();
        house.clock.advance(Duration.ofHours(7));
        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.POSTPONED, 1));

        assertThat(house.heard()).containsExactly("permissionLost " + ADAS_PRACTICE);
        assertThat(current().secret()).isEqualTo(OLD);
    }

    @Test
    void oneAccountIsRefreshedOnDemandFromItsSecondDayOn() {
        assertThat(refreshTokens.refresh(ADAS_PRACTICE)).isEqualTo(RefreshOutcome.TOO_YOUNG);
        house.clock.advance(Duration.ofDays(2));

        assertThat(refreshTokens.refresh(ADAS_PRACTICE)).isEqualTo(RefreshOutcome.REFRESHED);

        assertThat(refreshTokens.refresh(BORIS_PRACTICE)).isEqualTo(RefreshOutcome.NOT_AVAILABLE);
    }

    @Test
    void whoDiesWhileRefreshingLeavesAUsableTokenToTheNext() {
        house.clock.advance(HALF_A_LIFE);
        house.storage.refreshableTokens().claimDue(house.clock.instant(), A_LEASE);

        assertThat(refreshTokens.sweep()).isEmpty();
        assertThat(current().secret()).isEqualTo(OLD);
        house.clock.advance(A_LEASE);

        assertThat(refreshTokens.sweep()).isEqualTo(Map.of(RefreshOutcome.REFRESHED, 1));
    }

    private void adaConnectsAgain() {
        house.storage
                .accounts()
                .connect(new Connecting(
                        DR_ADA, House.profile(ADAS_PRACTICE), house.grant(Secret.of("token-2"), Optional.empty())));
    }

    private AccessToken current() {
        return house.storage.tokens().current(ADAS_PRACTICE).orElseThrow();
    }

    private List<String> audited() {
        return house.storage.auditLog().entries().stream()
                .map(entry -> entry.action().label() + " " + entry.outcome())
                .toList();
    }
}
