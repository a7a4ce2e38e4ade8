package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.AccountStatus;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.Grant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link AccessTokens} promise. */
public abstract class AccessTokensContract {
    private static final int CALLERS = 64;

    private ConnectedAccounts accounts;
    private AccessTokens tokens;

    /** Accounts, none of them connected. */
    protected abstract ConnectedAccounts emptyAccounts();

    /** The tokens in the same store, as one more instance sees them. */
    protected abstract AccessTokens tokens();

    /** Tokens whose store gives no answer. */
    protected abstract AccessTokens unreachable();

    /** Puts bytes in the place of the stored token that are sealed, but not for it. */
    protected abstract void breakToken(InstagramId account);

    /** Everything in the store, as whoever reads it sees it. */
    protected abstract String everythingStored();

    @BeforeEach
    void openTokens() {
        accounts = emptyAccounts();
        tokens = tokens();
    }

    @Test
    void currentTokenIsTheOneGranted() {
        Grant grant = connecting(DR_ADA, ADAS_PRACTICE, "token-1").grant();
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        AccessToken token = tokens.current(ADAS_PRACTICE).orElseThrow();

        assertThat(token.secret()).isEqualTo(Secret.of("token-1"));
        assertThat(token.issuedAt()).isEqualTo(grant.issuedAt());
        assertThat(token.expiresAt()).isEqualTo(grant.expiresAt());
    }

    @Test
    void accountThatIsNotConnectedHasNoToken() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        accounts.disconnect(DR_ADA);

        assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
        assertThat(tokens.current(BORIS_PRACTICE)).isEmpty();
    }

    @Test
    void refusedTokenIsNotGivenOutAgainByAnyInstance() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        long version = tokens.current(ADAS_PRACTICE).orElseThrow().version();

        assertThat(tokens.refused(ADAS_PRACTICE, version)).isTrue();

        assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
        assertThat(tokens().current(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void refusedTokenMakesTheAccountNeedReconnecting() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        tokens.refused(
                ADAS_PRACTICE, tokens.current(ADAS_PRACTICE).orElseThrow().version());

        ConnectedAccount.State state =
                accounts.findByAccount(ADAS_PRACTICE).orElseThrow().state();
        assertThat(state.status()).isEqualTo(AccountStatus.NEEDS_RECONNECT);
        assertThat(state.tokenExpiresAt()).isEmpty();
    }

    @Test
    void refusalOfAnOlderTokenChangesNothing() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        long old = tokens.current(ADAS_PRACTICE).orElseThrow().version();
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));

        assertThat(tokens.refused(ADAS_PRACTICE, old)).isFalse();

        assertThat(tokens.current(ADAS_PRACTICE).map(AccessToken::secret)).contains(Secret.of("token-2"));
    }

    @Test
    void refusalOfAnEarlierConnectionsTokenChangesNothing() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        long old = tokens.current(ADAS_PRACTICE).orElseThrow().version();
        accounts.disconnect(DR_ADA);
        accounts.connect(connecting(DR_BORIS, ADAS_PRACTICE, "token-2"));

        assertThat(tokens.refused(ADAS_PRACTICE, old)).isFalse();

        assertThat(tokens.current(ADAS_PRACTICE).map(AccessToken::secret)).contains(Secret.of("token-2"));
    }

    @Test
    void lostPermissionIsNotedOnceUntilTheAccountIsConnectedAgain() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        long version = tokens.current(ADAS_PRACTICE).orElseThrow().version();

        List<Boolean> answers = Callers.atOnce(CALLERS, caller -> tokens.permissionLost(ADAS_PRACTICE, version));

        assertThat(answers).containsOnlyOnce(true);
        assertThat(permissionLost()).isTrue();
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));
        assertThat(tokens.permissionLost(ADAS_PRACTICE, version)).isFalse();
        assertThat(permissionLost()).isFalse();
    }

    private boolean permissionLost() {
        return accounts.findByAccount(ADAS_PRACTICE)
                .orElseThrow()
                .state()
                .seen()
                .permissionLostAt()
                .isPresent();
    }

    @Test
    void refusalOfAnUnknownAccountChangesNothing() {
        assertThat(tokens.refused(BORIS_PRACTICE, 1)).isFalse();
    }

    @Test
    void ofManyRefusalsAtOnceOneCounts() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        long version = tokens.current(ADAS_PRACTICE).orElseThrow().version();

        List<Boolean> answers = Callers.atOnce(CALLERS, caller -> tokens.refused(ADAS_PRACTICE, version));

        assertThat(answers).containsOnlyOnce(true);
    }

    @Test
    void tokenThatDoesNotOpenIsNotGivenOut() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        breakToken(ADAS_PRACTICE);

        assertThatThrownBy(() -> tokens.current(ADAS_PRACTICE)).isInstanceOf(ConnectException.SealBroken.class);
    }

    @Test
    void tokenThatDoesNotOpenMakesTheAccountNeedReconnectingOnce() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        breakToken(ADAS_PRACTICE);

        List<Boolean> answers = Callers.atOnce(CALLERS, caller -> tokens.unreadable(ADAS_PRACTICE));

        assertThat(answers).containsOnlyOnce(true);
        assertThat(accounts.findByAccount(ADAS_PRACTICE).orElseThrow().state().status())
                .isEqualTo(AccountStatus.NEEDS_RECONNECT);
        assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void tokenThatOpensIsNotUnreadable() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        assertThat(tokens.unreadable(ADAS_PRACTICE)).isFalse();
        assertThat(tokens.unreadable(BORIS_PRACTICE)).isFalse();

        assertThat(tokens.current(ADAS_PRACTICE).map(AccessToken::secret)).contains(Secret.of("token-1"));
    }

    @Test
    void tokenIsNotReadableInTheStore() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "IGAAcanary-token"));

        Canary.assertNotReadable("IGAAcanary-token", everythingStored());
    }

    @Test
    void storeThatIsAwaySaysSo() {
        AccessTokens away = unreachable();

        assertThatThrownBy(() -> away.current(ADAS_PRACTICE)).isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.refused(ADAS_PRACTICE, 1))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.unreadable(ADAS_PRACTICE))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
        assertThatThrownBy(() -> away.permissionLost(ADAS_PRACTICE, 1))
                .isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
