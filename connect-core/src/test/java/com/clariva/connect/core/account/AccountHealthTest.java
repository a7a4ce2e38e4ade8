package com.clariva.connect.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.account.AccountHealth.Level;
import com.clariva.connect.core.account.AccountHealth.Reason;
import com.clariva.connect.core.account.ConnectedAccount.Seen;
import com.clariva.connect.core.account.ConnectedAccount.State;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountHealthTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Optional<Instant> IN_A_MONTH = Optional.of(NOW.plus(Duration.ofDays(30)));
    private static final Set<String> NEEDED = Set.of("basic", "messages");
    private static final Optional<Set<String>> ALL = Optional.of(NEEDED);

    @Test
    void accountWithEverythingIsOk() {
        AccountHealth health = judge(new State(AccountStatus.CONNECTED, true, ALL, IN_A_MONTH, Seen.NOTHING));

        assertThat(health.level()).isEqualTo(Level.OK);
        assertThat(health.reasons()).isEmpty();
        assertThat(health.reconnectRecommended()).isFalse();
    }

    @Test
    void noAccountIsNotConnected() {
        AccountHealth health = AccountHealth.of(Optional.empty(), NEEDED, NOW);

        assertThat(health.level()).isEqualTo(Level.NOT_CONNECTED);
        assertThat(health.reconnectRecommended()).isFalse();
    }

    @Test
    void missingSubscriptionIsAWarning() {
        AccountHealth health = judge(new State(AccountStatus.CONNECTED, false, ALL, IN_A_MONTH, Seen.NOTHING));

        assertThat(health.level()).isEqualTo(Level.WARNING);
        assertThat(health.reasons()).containsExactly(Reason.NOT_SUBSCRIBED);
    }

    @Test
    void unknownPermissionsAreAWarningAndNotMissing() {
        AccountHealth health =
                judge(new State(AccountStatus.CONNECTED, true, Optional.empty(), IN_A_MONTH, Seen.NOTHING));

        assertThat(health.reasons()).containsExactly(Reason.PERMISSIONS_UNKNOWN);
        assertThat(health.missingPermissions()).isEmpty();
    }

    @Test
    void missingPermissionIsNamed() {
        AccountHealth health = judge(new State(
                AccountStatus.CONNECTED, true, Optional.of(Set.of("basic", "more")), IN_A_MONTH, Seen.NOTHING));

        assertThat(health.level()).isEqualTo(Level.ERROR);
        assertThat(health.missingPermissions()).containsExactly("messages");
    }

    @Test
    void tokenThatEndsNowHasEnded() {
        AccountHealth health = judge(new State(AccountStatus.CONNECTED, true, ALL, Optional.of(NOW), Seen.NOTHING));

        assertThat(health.reasons()).containsExactly(Reason.TOKEN_EXPIRED);
        assertThat(health.reconnectRecommended()).isTrue();
    }

    @Test
    void permissionThatWasRefusedIsAnError() {
        Seen lost = new Seen(Optional.empty(), Optional.of(NOW), Optional.of(NOW), 0);

        AccountHealth health = judge(new State(AccountStatus.CONNECTED, true, ALL, IN_A_MONTH, lost));

        assertThat(health.reasons()).containsExactly(Reason.PERMISSION_LOST);
        assertThat(health.reconnectRecommended()).isTrue();
    }

    @Test
    void tokenThatEndsWithinTenDaysIsAWarning() {
        Optional<Instant> soon = Optional.of(NOW.plus(Duration.ofDays(10)));

        AccountHealth health = judge(new State(AccountStatus.CONNECTED, true, ALL, soon, Seen.NOTHING));

        assertThat(health.level()).isEqualTo(Level.WARNING);
        assertThat(health.reasons()).containsExactly(Reason.TOKEN_ENDS_SOON);
    }

    @Test
    void worstReasonDecidesTheLevel() {
        AccountHealth health =
                judge(new State(AccountStatus.NEEDS_RECONNECT, false, ALL, Optional.empty(), Seen.NOTHING));

        assertThat(health.level()).isEqualTo(Level.ERROR);
        assertThat(health.reasons()).containsExactly(Reason.NEEDS_RECONNECT, Reason.NOT_SUBSCRIBED);
    }

    private static AccountHealth judge(State state) {
        ConnectedAccount account = new ConnectedAccount(
                UUID.fromString("0b0c1de4-70a6-4d83-8a0f-0c8a55a9a2a7"),
                DoctorId.of("6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10"),
                new Profile(
                        new InstagramId("17841400000000001"),
                        Optional.empty(),
                        "dr.example",
                        Optional.of(AccountType.BUSINESS),
                        Optional.empty()),
                NOW,
                state);
        return AccountHealth.of(Optional.of(account), NEEDED, NOW);
    }
}
