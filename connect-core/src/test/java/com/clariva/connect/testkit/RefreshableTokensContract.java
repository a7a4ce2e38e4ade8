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
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.DueToken;
import com.clariva.connect.core.token.FreshToken;
import com.clariva.connect.core.token.RefreshableTokens;
import com.clariva.connect.core.token.TokenState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link RefreshableTokens} promise. */
public abstract class RefreshableTokensContract {
    private static final int CALLERS = 64;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration MOMENT = Duration.ofMillis(50);

    /** More than half of the sixty days are over. */
    private static final Instant LATE = NOON.plus(Duration.ofDays(37));

    private Storage storage;
    private RefreshableTokens tokens;

    /** A store with nothing in it. */
    protected abstract Storage emptyStore();

    /** Lets time go by, as the store sees it. */
    protected abstract void letPass(Duration duration);

    /** Tokens whose store gives no answer. */
    protected abstract RefreshableTokens unreachable();

    /** Everything in the store, as whoever reads it sees it. */
    protected abstract String everythingStored();

    @BeforeEach
    void openTokens() {
        storage = emptyStore();
        tokens = storage.refreshableTokens();
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
    }

    @Test
    void tokenIsDueWhenLessThanHalfOfItsLifeIsLeft() {
        assertThat(tokens.claimDue(NOON.plus(Duration.ofDays(29)), LONG)).isEmpty();

        DueToken due = tokens.claimDue(LATE, LONG).orElseThrow();

        assertThat(due.account()).isEqualTo(ADAS_PRACTICE);
        assertThat(due.doctor()).isEqualTo(DR_ADA);
        assertThat(due.failures()).isZero();
        assertThat(Optional.of(due.token())).isEqualTo(storage.tokens().current(ADAS_PRACTICE));
    }

    @Test
    void ofManyWhoClaimAtOnceOneGetsTheToken() {
        List<Optional<DueToken>> claims = Callers.atOnce(
                CALLERS, caller -> caller % 2 == 0 ? tokens.claimDue(LATE, LONG) : tokens.claim(ADAS_PRACTICE, LONG));

        assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void claimThatIsNotFollowedUpEnds() {
        assertThat(tokens.claimDue(LATE, MOMENT)).isPresent();
        letPass(MOMENT.multipliedBy(2));

        assertThat(tokens.claimDue(LATE, LONG)).isPresent();
        assertThat(tokens.claimDue(LATE, LONG)).isEmpty();
    }

    @Test
    void claimOfOneTokenLeavesTheOthersFree() {
        storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-2"));
        tokens.claim(ADAS_PRACTICE, LONG);

        assertThat(tokens.claimDue(LATE, LONG).map(DueToken::account)).contains(BORIS_PRACTICE);
        assertThat(tokens.claimDue(LATE, LONG)).isEmpty();
    }

    @Test
    void freshTokenTakesThePlaceUnderAHigherVersion() {
        DueToken due = tokens.claimDue(LATE, LONG).orElseThrow();

        assertThat(tokens.replace(due, fresh("token-2"))).isTrue();

        AccessToken current = storage.tokens().current(ADAS_PRACTICE).orElseThrow();
        assertThat(current.secret()).isEqualTo(Secret.of("token-2"));
        assertThat(current.version()).isGreaterThan(due.token().version());
        assertThat(current.issuedAt()).isEqualTo(LATE);
        assertThat(current.expiresAt()).isEqualTo(LATE.plus(Duration.ofDays(60)));
        assertThat(storage.accounts().findByDoctor(DR_ADA).orElseThrow().state().tokenExpiresAt())
                .contains(current.expiresAt());
    }

    @Test
    void freshTokenIsNotDueAtOnce() {
        tokens.replace(tokens.claimDue(LATE, LONG).orElseThrow(), fresh("token-2"));

        assertThat(tokens.claimDue(LATE.plus(Duration.ofDays(29)), LONG)).isEmpty();
        assertThat(tokens.claimDue(LATE.plus(Duration.ofDays(37)), LONG)).isPresent();
    }

    @Test
    void lateAnswerDoesNotOverwriteWhatAnotherRefreshed() {
        DueToken stalled = tokens.claimDue(LATE, MOMENT).orElseThrow();
        letPass(MOMENT.multipliedBy(2));
        DueToken taken = tokens.claimDue(LATE, LONG).orElseThrow();
        tokens.replace(taken, fresh("token-2"));

        assertThat(tokens.replace(stalled, fresh("token-3"))).isFalse();

        assertThat(currentSecret()).contains(Secret.of("token-2"));
    }

    @Test
    void lateAnswerDoesNotOverwriteWhatTheDoctorConnectedMeanwhile() {
        DueToken due = tokens.claimDue(LATE, LONG).orElseThrow();
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));

        assertThat(tokens.replace(due, fresh("token-3"))).isFalse();

        assertThat(currentSecret()).contains(Secret.of("token-2"));
    }

    @Test
    void lateAnswerDoesNotBringBackWhatTheDoctorEnded() {
        DueToken due = tokens.claimDue(LATE, LONG).orElseThrow();
        storage.accounts().disconnect(DR_ADA);

        assertThat(tokens.replace(due, fresh("token-2"))).isFalse();

        assertThat(storage.tokens().current(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void tokenThatEndsNoLaterDoesNotOverwrite() {
        DueToken due = tokens.claimDue(LATE, LONG).orElseThrow();
        Instant end = due.token().expiresAt();

        assertThat(tokens.replace(due, new FreshToken(Secret.of("token-2"), LATE, end)))
                .isFalse();
        assertThat(tokens.replace(due, new FreshToken(Secret.of("token-2"), LATE, end.minusSeconds(1))))
                .isFalse();

        assertThat(currentSecret()).contains(Secret.of("token-1"));
    }

    @Test
    void refusalOfTheOldTokenNeverMarksTheFreshOne() {
        DueToken due = tokens.claimDue(LATE, LONG).orElseThrow();
        tokens.replace(due, fresh("token-2"));

        assertThat(storage.tokens().refused(ADAS_PRACTICE, due.token().version()))
                .isFalse();

        assertThat(currentSecret()).contains(Secret.of("token-2"));
    }

    @Test
    void postponedTokenIsDueWhenItSaysAndRemembersItsFailures() {
        DueToken due = tokens.claimDue(LATE, MOMENT).orElseThrow();
        tokens.postpone(due, LATE.plus(LONG));
        letPass(MOMENT.multipliedBy(2));

        assertThat(tokens.claimDue(LATE, LONG)).isEmpty();
        assertThat(tokens.claimDue(LATE.plus(LONG), LONG).orElseThrow().failures())
                .isEqualTo(1);
    }

    @Test
    void failureOfTheOldTokenDoesNotPostponeTheFreshOne() {
        DueToken due = tokens.claimDue(LATE, LONG).orElseThrow();
        tokens.replace(due, fresh("token-2"));

        tokens.postpone(due, LATE);

        assertThat(tokens.claimDue(LATE.plus(LONG), LONG)).isEmpty();
    }

    @Test
    void accountWithoutATokenHasNothingToRefresh() {
        storage.tokens()
                .refused(
                        ADAS_PRACTICE,
                        storage.tokens().current(ADAS_PRACTICE).orElseThrow().version());

        assertThat(tokens.claimDue(LATE, LONG)).isEmpty();
        assertThat(tokens.claim(ADAS_PRACTICE, LONG)).isEmpty();
        assertThat(tokens.claim(BORIS_PRACTICE, LONG)).isEmpty();
    }

    @Test
    void tokensAreCountedByState() {
        storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-2"));
        storage.tokens()
                .refused(
                        BORIS_PRACTICE,
                        storage.tokens().current(BORIS_PRACTICE).orElseThrow().version());

        assertThat(tokens.count(NOON)).containsEntry(TokenState.GOOD, 1L).containsEntry(TokenState.NEEDS_RECONNECT, 1L);
        assertThat(tokens.count(NOON.plus(Duration.ofDays(55))))
                .containsEntry(TokenState.GOOD, 0L)
                .containsEntry(TokenState.ENDING, 1L);
        assertThat(tokens.count(NOON.plus(Duration.ofDays(60)))).containsEntry(TokenState.ENDED, 1L);
    }

    @Test
    void freshTokenIsNotReadableInTheStore() {
        tokens.replace(tokens.claimDue(LATE, LONG).orElseThrow(), fresh("IGAAcanary-fresh"));

        Canary.assertNotReadable("IGAAcanary-fresh", everythingStored());
    }

    @Test
    void storeThatIsAwaySaysSo() {
        RefreshableTokens away = unreachable();
        DueToken due = tokens.claimDue(LATE, LONG).orElseThrow();

        assertThatThrownBy(() -> away.claimDue(LATE, LONG)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.claim(ADAS_PRACTICE, LONG))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.replace(due, fresh("token-2")))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.postpone(due, LATE)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.count(LATE)).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private Optional<Secret> currentSecret() {
        return storage.tokens().current(ADAS_PRACTICE).map(AccessToken::secret);
    }

    private static FreshToken fresh(String text) {
        return new FreshToken(Secret.of(text), LATE, LATE.plus(Duration.ofDays(60)));
    }
}
