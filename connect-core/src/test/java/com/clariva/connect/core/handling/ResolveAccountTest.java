package com.clariva.connect.core.handling;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.connecting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException.StorageUnavailable;
import com.clariva.connect.core.account.ConnectedAccount;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.testkit.InMemoryConnectedAccounts;
import com.clariva.connect.testkit.ManualClock;
import com.clariva.connect.testkit.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResolveAccountTest {
    private final ManualClock clock = new ManualClock();
    private final Outage outage = new Outage();
    private final InMemoryConnectedAccounts accounts = new InMemoryConnectedAccounts(clock, outage);
    private final AtomicInteger asked = new AtomicInteger();
    private final ResolveAccount resolveAccount = new ResolveAccount(this::counted, accounts.changes(), this::nanos);

    @BeforeEach
    void connect() {
        accounts.connect(connecting(DR_ADA, ADAS_PRACTICE, "token"));
    }

    @Test
    void answerServesUntilNewsOfAChange() {
        assertThat(resolved()).contains(DR_ADA);
        assertThat(resolved()).contains(DR_ADA);
        assertThat(asked).hasValue(1);

        accounts.disconnect(DR_ADA);
        assertThat(resolved()).isEmpty();

        accounts.connect(connecting(DR_BORIS, ADAS_PRACTICE, "token"));
        assertThat(resolved()).contains(DR_BORIS);
    }

    @Test
    void answerServesForAMinute() {
        resolved();
        clock.advance(Duration.ofSeconds(60).plusMillis(1));

        assertThat(resolved()).contains(DR_ADA);
        assertThat(asked).hasValue(2);
    }

    @Test
    void storeIsAskedEachTimeWhileChangesMayGoUnheard() {
        resolved();
        accounts.changes().falter();
        accounts.disconnect(DR_ADA);
        accounts.connect(connecting(DR_BORIS, ADAS_PRACTICE, "token"));

        assertThat(resolved()).contains(DR_BORIS);
        assertThat(resolved(resolveAccount.askFor(Set.of(ADAS_PRACTICE)))).contains(DR_BORIS);
    }

    @Test
    void whatIsRememberedIsNotAskedForAhead() {
        accounts.connect(connecting(DR_BORIS, BORIS_PRACTICE, "token"));
        resolved();

        AskedAhead ahead = resolveAccount.askFor(Set.of(ADAS_PRACTICE, BORIS_PRACTICE));

        assertThat(ahead.found()).containsOnlyKeys(ADAS_PRACTICE, BORIS_PRACTICE);
        assertThat(asked).hasValue(2);
    }

    @Test
    void lastAnswerServesWhileTheStoreIsAway() {
        resolved();
        outage.begin();

        assertThat(resolved()).contains(DR_ADA);
        clock.advance(Duration.ofSeconds(60));
        assertThat(resolved()).contains(DR_ADA);
    }

    @Test
    void lastAnswerServesNoLongerThanAMinute() {
        resolved();
        outage.begin();
        clock.advance(Duration.ofSeconds(60).plusMillis(1));

        assertAway();
    }

    @Test
    void servingDoesNotMakeAnAnswerYounger() {
        resolved();
        outage.begin();
        clock.advance(Duration.ofSeconds(40));
        resolved();
        clock.advance(Duration.ofSeconds(40));

        assertAway();
    }

    @Test
    void accountThatWentToAnotherDoctorIsNeverBroughtToTheFirst() {
        resolved();
        accounts.disconnect(DR_ADA);
        accounts.connect(connecting(DR_BORIS, ADAS_PRACTICE, "token"));
        outage.begin();

        assertAway();
    }

    @Test
    void answerFromBeforeMissedNewsIsForgotten() {
        resolved();
        accounts.missNews();
        outage.begin();

        assertAway();
    }

    @Test
    void accountThatNobodyHadIsNotRememberedSo() {
        accounts.disconnect(DR_ADA);
        resolved();
        outage.begin();

        assertAway();
    }

    @Test
    void storeThatIsBackIsAskedAgain() {
        resolved();
        outage.begin();
        resolved();
        outage.end();
        accounts.disconnect(DR_ADA);

        assertThat(resolved()).isEmpty();
    }

    @Test
    void answerAskedAheadServesForAMomentOnly() {
        AskedAhead ahead = resolveAccount.askFor(Set.of(ADAS_PRACTICE));
        outage.begin();
        clock.advance(AskedAhead.MOMENT);
        assertThat(ahead.holder(ADAS_PRACTICE, accounts.changes().seen(), nanos()))
                .isPresent();
        outage.end();
        clock.advance(Duration.ofMillis(1));

        assertThat(ahead.holder(ADAS_PRACTICE, accounts.changes().seen(), nanos()))
                .isEmpty();
        assertThat(resolved(ahead)).contains(DR_ADA);
    }

    @Test
    void answerAskedAheadIsNotUsedAfterNewsOfAChange() {
        AskedAhead ahead = resolveAccount.askFor(Set.of(ADAS_PRACTICE));

        accounts.disconnect(DR_ADA);
        accounts.connect(connecting(DR_BORIS, ADAS_PRACTICE, "token"));

        assertThat(resolved(ahead)).contains(DR_BORIS);
    }

    @Test
    void accountThatNobodyHadAheadIsAskedForAgain() {
        accounts.disconnect(DR_ADA);
        AskedAhead ahead = resolveAccount.askFor(Set.of(ADAS_PRACTICE));

        accounts.connect(connecting(DR_BORIS, ADAS_PRACTICE, "token"));

        assertThat(resolved(ahead)).contains(DR_BORIS);
    }

    @Test
    void storeThatIsAwayWhenAskedAheadIsAskedForEach() {
        outage.begin();
        AskedAhead ahead = resolveAccount.askFor(Set.of(ADAS_PRACTICE));
        outage.end();

        assertThat(resolved(ahead)).contains(DR_ADA);
    }

    private Optional<DoctorId> resolved(AskedAhead ahead) {
        return resolveAccount.resolve(ADAS_PRACTICE, ahead).map(ConnectedAccount::doctor);
    }

    private Optional<ConnectedAccount> counted(InstagramId account) {
        asked.incrementAndGet();
        return accounts.findByAccount(account);
    }

    private long nanos() {
        return clock.instant().toEpochMilli() * 1_000_000;
    }

    private Optional<DoctorId> resolved() {
        return resolveAccount.resolve(ADAS_PRACTICE).map(ConnectedAccount::doctor);
    }

    private void assertAway() {
        assertThatThrownBy(this::resolved).isInstanceOf(StorageUnavailable.class);
    }
}
