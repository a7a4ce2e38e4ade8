package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.account.ConnectOutcome;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.account.ConnectedAccounts;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.AccessToken;
import com.clariva.connect.core.token.AccessTokens;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link ConnectedAccounts} promise when many connect at the same moment. */
public abstract class ConnectedAccountsRaceContract {
    private static final int CALLERS = 64;

    private ConnectedAccounts accounts;
    private AccessTokens tokens;

    /** Accounts, none of them connected. */
    protected abstract ConnectedAccounts emptyAccounts();

    /** The tokens in the same store. */
    protected abstract AccessTokens tokens();

    @BeforeEach
    void openAccounts() {
        accounts = emptyAccounts();
        tokens = tokens();
    }

    @Test
    void ofManyDoctorsWithOneAccountOneWinsWhole() {
        List<ConnectOutcome> outcomes = Callers.atOnce(
                CALLERS, caller -> accounts.connect(connecting(doctor(caller), ADAS_PRACTICE, "token-" + caller)));

        List<ConnectedAccount> stored = stored(outcomes);
        assertThat(stored).hasSize(1);
        assertThat(outcomes)
                .filteredOn(ConnectOutcome.HeldByAnother.class::isInstance)
                .hasSize(CALLERS - 1);
        assertThat(accounts.findByAccount(ADAS_PRACTICE)).contains(stored.get(0));
        assertTokenAndNameBelongTogether(ADAS_PRACTICE);
    }

    @Test
    void ofManyAccountsOfOneDoctorOneWinsWhole() {
        List<ConnectOutcome> outcomes = Callers.atOnce(
                CALLERS, caller -> accounts.connect(connecting(DR_ADA, account(caller), "token-" + caller)));

        List<ConnectedAccount> stored = stored(outcomes);
        assertThat(stored).hasSize(1);
        assertThat(outcomes)
                .filteredOn(ConnectOutcome.Differs.class::isInstance)
                .hasSize(CALLERS - 1);
        assertThat(accounts.findByDoctor(DR_ADA)).contains(stored.get(0));
        assertTokenAndNameBelongTogether(stored.get(0).profile().account());
    }

    @Test
    void oneDoctorConnectingOneAccountManyTimesIsOneConnection() {
        List<ConnectOutcome> outcomes = Callers.atOnce(
                CALLERS, caller -> accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token-" + caller)));

        List<UUID> resources = stored(outcomes).stream()
                .map(ConnectedAccount::resource)
                .distinct()
                .toList();
        assertThat(stored(outcomes)).hasSize(CALLERS);
        assertThat(resources).hasSize(1);
        assertTokenAndNameBelongTogether(ADAS_PRACTICE);
    }

    @Test
    void whoDisconnectsWhileOthersConnectLeavesNothingHalf() {
        Callers.atOnce(CALLERS, caller -> {
            boolean leaving = caller % 2 == 1;
            DoctorId doctor = doctor(caller / 2 % 4);
            return leaving
                    ? accounts.disconnect(doctor).isPresent()
                    : accounts.connect(connecting(doctor, ADAS_PRACTICE, "token-" + caller)) != null;
        });

        Optional<ConnectedAccount> holder = accounts.findByAccount(ADAS_PRACTICE);
        assertThat(tokens.current(ADAS_PRACTICE).isPresent()).isEqualTo(holder.isPresent());
        holder.ifPresent(account -> assertTokenAndNameBelongTogether(ADAS_PRACTICE));
    }

    @Test
    void ofManyWhoReplaceTheirAccountsByOneOneWinsAndTheOthersKeepTheirs() {
        for (int caller = 0; caller < CALLERS; caller++) {
            accounts.connect(connecting(doctor(caller), account(caller), "token-old-" + caller));
        }

        List<ConnectOutcome> outcomes = Callers.atOnce(
                CALLERS,
                caller -> accounts.connect(connecting(doctor(caller), ADAS_PRACTICE, "token-" + caller)
                        .replacing(account(caller))));

        List<ConnectedAccount> stored = stored(outcomes);
        assertThat(stored).hasSize(1);
        for (int caller = 0; caller < CALLERS; caller++) {
            boolean won = doctor(caller).equals(stored.get(0).doctor());
            assertThat(accounts.findByAccount(account(caller)).isPresent()).isEqualTo(!won);
            assertThat(tokens.current(account(caller)).isPresent()).isEqualTo(!won);
        }
    }

    private void assertTokenAndNameBelongTogether(InstagramId account) {
        AccessToken token = tokens.current(account).orElseThrow();
        ConnectedAccount holder = accounts.findByAccount(account).orElseThrow();
        String expected = "practice of " + token.secret().reveal().replace("token", "name");
        assertThat(holder.profile().username()).isEqualTo(expected);
    }

    private static List<ConnectedAccount> stored(List<ConnectOutcome> outcomes) {
        return outcomes.stream()
                .filter(ConnectOutcome.Stored.class::isInstance)
                .map(outcome -> ((ConnectOutcome.Stored) outcome).account())
                .toList();
    }

    private static DoctorId doctor(int caller) {
        return new DoctorId(new UUID(7, caller));
    }

    private static InstagramId account(int caller) {
        return new InstagramId(Integer.toString(900000 + caller));
    }
}
