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
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link com.clariva.connect.core.token.PlaintextTokens} promise. */
public abstract class PlaintextTokensContract {
    private static final String PLAINTEXT = "IGAAcanary-plaintext-token";
    private static final Duration LEASE = Duration.ofSeconds(30);

    private Storage storage;

    /** A storage without accounts. */
    protected abstract Storage emptyStorage();

    /** A storage that gives no answer. */
    protected abstract Storage unreachable();

    /** Puts {@code plaintext} in the place of the stored token. */
    protected abstract void leavePlaintext(InstagramId account, String plaintext);

    /** Everything in the store, as whoever reads it sees it. */
    protected abstract String everythingStored();

    @BeforeEach
    void twoAccountsAreConnected() {
        storage = emptyStorage();
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-ada"));
        storage.accounts().connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-boris"));
    }

    @Test
    void plaintextTokenIsNotGivenOutAsTheCurrentOne() {
        leavePlaintext(ADAS_PRACTICE, PLAINTEXT);

        assertThatThrownBy(() -> storage.tokens().current(ADAS_PRACTICE))
                .isInstanceOf(ConnectException.SealBroken.class);
        assertThat(storage.tokens().current(BORIS_PRACTICE)).isPresent();
    }

    @Test
    void plaintextTokenIsNotGivenOutToBeRefreshed() {
        leavePlaintext(ADAS_PRACTICE, PLAINTEXT);

        assertThat(storage.refreshableTokens().claim(ADAS_PRACTICE, LEASE)).isEmpty();
        assertThat(storage.refreshableTokens().claimDue(NOON.plus(Duration.ofDays(59)), LEASE))
                .hasValueSatisfying(due -> assertThat(due.account()).isEqualTo(BORIS_PRACTICE));
        assertThat(storage.refreshableTokens().claimDue(NOON.plus(Duration.ofDays(59)), LEASE))
                .isEmpty();
    }

    @Test
    void plaintextTokenIsFoundAndSealedOnce() {
        leavePlaintext(ADAS_PRACTICE, PLAINTEXT);

        AccessToken found = storage.plaintextTokens().find(ADAS_PRACTICE).orElseThrow();

        assertThat(found.secret()).isEqualTo(Secret.of(PLAINTEXT));
        assertThat(storage.plaintextTokens().seal(ADAS_PRACTICE, found)).isTrue();
        assertThat(storage.plaintextTokens().seal(ADAS_PRACTICE, found)).isFalse();
        assertThat(storage.plaintextTokens().find(ADAS_PRACTICE)).isEmpty();
        assertThat(storage.tokens().current(ADAS_PRACTICE)).contains(found);
        Canary.assertNotReadable(PLAINTEXT, everythingStored());
    }

    @Test
    void sealedTokenIsNoPlaintext() {
        assertThat(storage.plaintextTokens().find(ADAS_PRACTICE)).isEmpty();
        AccessToken sealed = storage.tokens().current(ADAS_PRACTICE).orElseThrow();
        assertThat(storage.plaintextTokens().seal(ADAS_PRACTICE, sealed)).isFalse();
    }

    @Test
    void anotherPlaintextThatTookItsPlaceIsNotSealed() {
        leavePlaintext(ADAS_PRACTICE, PLAINTEXT);
        AccessToken found = storage.plaintextTokens().find(ADAS_PRACTICE).orElseThrow();
        leavePlaintext(ADAS_PRACTICE, "IGAAanother");

        assertThat(storage.plaintextTokens().seal(ADAS_PRACTICE, found)).isFalse();

        assertThatThrownBy(() -> storage.tokens().current(ADAS_PRACTICE))
                .isInstanceOf(ConnectException.SealBroken.class);
    }

    @Test
    void newConnectionThatTookItsPlaceStays() {
        leavePlaintext(ADAS_PRACTICE, PLAINTEXT);
        AccessToken found = storage.plaintextTokens().find(ADAS_PRACTICE).orElseThrow();
        storage.accounts().connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));

        assertThat(storage.plaintextTokens().seal(ADAS_PRACTICE, found)).isFalse();

        assertThat(storage.tokens().current(ADAS_PRACTICE).map(AccessToken::secret))
                .contains(Secret.of("token-2"));
    }

    @Test
    void unverifiedPlaintextCountsAsUnreadable() {
        leavePlaintext(ADAS_PRACTICE, PLAINTEXT);

        assertThat(storage.tokens().unreadable(ADAS_PRACTICE)).isTrue();

        assertThat(storage.tokens().current(ADAS_PRACTICE)).isEmpty();
        assertThat(storage.plaintextTokens().find(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void storeThatGivesNoAnswerIsSaid() {
        AccessToken any = storage.tokens().current(ADAS_PRACTICE).orElseThrow();

        assertThatThrownBy(() -> unreachable().plaintextTokens().find(ADAS_PRACTICE))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> unreachable().plaintextTokens().seal(ADAS_PRACTICE, any))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
