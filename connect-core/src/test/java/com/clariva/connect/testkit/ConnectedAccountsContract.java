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
import com.clariva.connect.core.account.ConnectOutcome;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import com.clariva.connect.core.token.Grant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What all {@link ConnectedAccounts} promise of one doctor and one account. What they promise when
 * many call at once is in {@link ConnectedAccountsRaceContract}.
 */
public abstract class ConnectedAccountsContract {
    private ConnectedAccounts accounts;
    private AccessTokens tokens;

    /** Accounts, none of them connected. */
    protected abstract ConnectedAccounts emptyAccounts();

    /** The tokens in the same store. */
    protected abstract AccessTokens tokens();

    /** Accounts whose store gives no answer. */
    protected abstract ConnectedAccounts unreachable();

    @BeforeEach
    void openAccounts() {
        accounts = emptyAccounts();
        tokens = tokens();
    }

    @Test
    void connectedAccountIsFoundByDoctorAndByAccount() {
        ConnectedAccount stored = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        assertThat(accounts.findByDoctor(DR_ADA)).contains(stored);
        assertThat(accounts.findByAccount(ADAS_PRACTICE)).contains(stored);
    }

    @Test
    void manyAreFoundAtOnceAndThoseThatNobodyHasAreNot() {
        ConnectedAccount adas = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        assertThat(accounts.findByAccounts(Set.of(ADAS_PRACTICE, BORIS_PRACTICE)))
                .isEqualTo(Map.of(ADAS_PRACTICE, adas));
        assertThat(accounts.findByAccounts(Set.of())).isEmpty();
    }

    @Test
    void nobodyIsFoundWhereNobodyConnected() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        assertThat(accounts.findByDoctor(DR_BORIS)).isEmpty();
        assertThat(accounts.findByAccount(BORIS_PRACTICE)).isEmpty();
    }

    @Test
    void whatInstagramSaidIsKept() {
        Connecting connecting = connecting(DR_ADA, ADAS_PRACTICE, "token-1");

        ConnectedAccount stored = connect(connecting);

        assertThat(stored.doctor()).isEqualTo(DR_ADA);
        assertThat(stored.profile()).isEqualTo(connecting.profile());
        assertThat(stored.state().permissions()).isEqualTo(connecting.grant().permissions());
        assertThat(stored.state().tokenExpiresAt()).contains(connecting.grant().expiresAt());
    }

    @Test
    void whatInstagramLeftOutStaysOut() {
        Profile bare = new Profile(ADAS_PRACTICE, Optional.empty(), "ada", Optional.empty(), Optional.empty());
        Grant full = Cast.grant("token-1");
        Grant silent =
                new Grant(full.longLivedToken(), full.issuedAt(), full.expiresAt(), Optional.empty(), Optional.empty());

        ConnectedAccount stored = connect(new Connecting(DR_ADA, bare, silent));

        assertThat(stored.profile()).isEqualTo(bare);
        assertThat(stored.state().permissions()).isEmpty();
    }

    @Test
    void newConnectionIsNotYetSubscribed() {
        ConnectedAccount stored = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        assertThat(stored.state().status()).isEqualTo(AccountStatus.CONNECTED);
        assertThat(stored.state().subscribed()).isFalse();
        assertThat(stored.state().lastEventAt()).isEmpty();
    }

    @Test
    void secondDoctorIsRefusedAndTheFirstIsUntouched() {
        ConnectedAccount adas = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        AccessToken adasToken = tokens.current(ADAS_PRACTICE).orElseThrow();

        ConnectOutcome outcome = accounts.connect(connecting(DR_BORIS, ADAS_PRACTICE, "token-2"));

        assertThat(outcome).isEqualTo(new ConnectOutcome.HeldByAnother());
        assertThat(accounts.findByAccount(ADAS_PRACTICE)).contains(adas);
        assertThat(accounts.findByDoctor(DR_BORIS)).isEmpty();
        assertThat(tokens.current(ADAS_PRACTICE)).contains(adasToken);
    }

    @Test
    void secondAccountOfADoctorIsRefusedAndTheFirstIsUntouched() {
        ConnectedAccount first = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        ConnectOutcome outcome = accounts.connect(connecting(DR_ADA, BORIS_PRACTICE, "token-2"));

        assertThat(outcome).isEqualTo(new ConnectOutcome.Differs(first));
        assertThat(accounts.findByDoctor(DR_ADA)).contains(first);
        assertThat(accounts.findByAccount(BORIS_PRACTICE)).isEmpty();
        assertThat(tokens.current(BORIS_PRACTICE)).isEmpty();
    }

    @Test
    void accountThatIsTakenIsSaidBeforeTheDoctorsOwn() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-2"));

        ConnectOutcome outcome = accounts.connect(connecting(DR_BORIS, ADAS_PRACTICE, "token-3"));

        assertThat(outcome).isEqualTo(new ConnectOutcome.HeldByAnother());
    }

    @Test
    void connectingAgainIsTheSameConnectionWithTheNewToken() {
        ConnectedAccount before = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        AccessToken old = tokens.current(ADAS_PRACTICE).orElseThrow();

        ConnectedAccount after = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));

        AccessToken fresh = tokens.current(ADAS_PRACTICE).orElseThrow();
        assertThat(after.resource()).isEqualTo(before.resource());
        assertThat(after.connectedAt()).isEqualTo(before.connectedAt());
        assertThat(after.profile().username()).isEqualTo("practice of name-2");
        assertThat(fresh.secret()).isEqualTo(Secret.of("token-2"));
        assertThat(fresh.version()).isGreaterThan(old.version());
    }

    @Test
    void connectingAgainStartsUnsubscribed() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        accounts.noteSubscription(ADAS_PRACTICE, true);

        ConnectedAccount again = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));

        assertThat(again.state().subscribed()).isFalse();
    }

    @Test
    void connectingAgainMendsARefusedToken() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        tokens.refused(
                ADAS_PRACTICE, tokens.current(ADAS_PRACTICE).orElseThrow().version());

        ConnectedAccount again = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));

        assertThat(again.state().status()).isEqualTo(AccountStatus.CONNECTED);
    }

    @Test
    void disconnectingForgetsTheTokenAndSaysWhatWasConnected() {
        ConnectedAccount was = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        Optional<ConnectedAccount> disconnected = accounts.disconnect(DR_ADA);

        assertThat(disconnected).contains(was);
        assertThat(accounts.findByDoctor(DR_ADA)).isEmpty();
        assertThat(accounts.findByAccount(ADAS_PRACTICE)).isEmpty();
        assertThat(tokens.current(ADAS_PRACTICE)).isEmpty();
    }

    @Test
    void disconnectingWhatIsNotConnectedIsQuiet() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        accounts.disconnect(DR_ADA);

        assertThat(accounts.disconnect(DR_ADA)).isEmpty();
        assertThat(accounts.disconnect(DR_BORIS)).isEmpty();
    }

    @Test
    void disconnectedAccountMayBeConnectedByAnybody() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        accounts.disconnect(DR_ADA);

        ConnectedAccount boriss = connect(connecting(DR_BORIS, ADAS_PRACTICE, "token-2"));
        ConnectedAccount adas = connect(connecting(DR_ADA, BORIS_PRACTICE, "token-3"));

        assertThat(accounts.findByAccount(ADAS_PRACTICE)).contains(boriss);
        assertThat(accounts.findByAccount(BORIS_PRACTICE)).contains(adas);
    }

    @Test
    void doctorMayComeBackAfterDisconnecting() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        accounts.disconnect(DR_ADA);

        ConnectedAccount back = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-2"));

        assertThat(accounts.findByDoctor(DR_ADA)).contains(back);
        assertThat(tokens.current(ADAS_PRACTICE).map(AccessToken::secret)).contains(Secret.of("token-2"));
    }

    @Test
    void subscriptionIsNoted() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));

        accounts.noteSubscription(ADAS_PRACTICE, true);

        assertThat(accounts.findByDoctor(DR_ADA).orElseThrow().state().subscribed())
                .isTrue();
    }

    @Test
    void subscriptionOfAnAccountThatIsNotConnectedIsNotNoted() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        accounts.disconnect(DR_ADA);

        accounts.noteSubscription(ADAS_PRACTICE, true);
        accounts.noteSubscription(BORIS_PRACTICE, true);

        assertThat(accounts.findByAccount(ADAS_PRACTICE)).isEmpty();
        assertThat(accounts.findByAccount(BORIS_PRACTICE)).isEmpty();
    }

    @Test
    void unsubscribedAccountsAreListedLongestUnnotedFirst() {
        ConnectedAccount adas = connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        ConnectedAccount boriss = connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-2"));
        accounts.noteSubscription(ADAS_PRACTICE, false);

        assertThat(accounts.notSubscribed(10)).containsExactly(boriss, adas);
        assertThat(accounts.notSubscribed(1)).containsExactly(boriss);

        accounts.noteSubscription(BORIS_PRACTICE, false);

        assertThat(accounts.notSubscribed(10)).containsExactly(adas, boriss);
    }

    @Test
    void onlyConnectedAccountsAreListedAsUnsubscribed() {
        connect(connecting(DR_ADA, ADAS_PRACTICE, "token-1"));
        connect(connecting(DR_BORIS, BORIS_PRACTICE, "token-2"));

        accounts.noteSubscription(ADAS_PRACTICE, true);
        tokens.refused(
                BORIS_PRACTICE, tokens.current(BORIS_PRACTICE).orElseThrow().version());

        assertThat(accounts.notSubscribed(10)).isEmpty();
    }

    @Test
    void storeThatIsAwaySaysSo() {
        ConnectedAccounts away = unreachable();
        InstagramId account = ADAS_PRACTICE;

        assertUnavailable(() -> away.connect(connecting(DR_ADA, account, "token-1")));
        assertUnavailable(() -> away.disconnect(DR_ADA));
        assertUnavailable(() -> away.findByDoctor(DR_ADA));
        assertUnavailable(() -> away.findByAccount(account));
        assertUnavailable(() -> away.noteSubscription(account, true));
        assertUnavailable(() -> away.notSubscribed(1));
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private ConnectedAccount connect(Connecting connecting) {
        ConnectOutcome outcome = accounts.connect(connecting);
        assertThat(outcome).isInstanceOf(ConnectOutcome.Stored.class);
        return ((ConnectOutcome.Stored) outcome).account();
    }
}
