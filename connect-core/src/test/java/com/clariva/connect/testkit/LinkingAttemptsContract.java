package com.clariva.connect.testkit;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.linking.Finish;
import com.clariva.connect.core.linking.Handoff;
import com.clariva.connect.core.linking.LinkingAttempt;
import com.clariva.connect.core.linking.LinkingAttempts;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all {@link LinkingAttempts} promise. */
public abstract class LinkingAttemptsContract {
    private static final int CALLERS = 64;
    private static final String STATE = new Ticket("state-1").digest();
    private static final String CODE = new Ticket("code-1").digest();
    private static final String BROWSER = new Ticket("browser-1").digest();

    private LinkingAttempts attempts;

    /** Attempts, none of them begun. */
    protected abstract LinkingAttempts noAttempts();

    /** Attempts whose store gives no answer. */
    protected abstract LinkingAttempts unreachable();

    /** Everything in the store, as whoever reads it sees it. */
    protected abstract String everythingStored();

    @BeforeEach
    void openAttempts() {
        attempts = noAttempts();
    }

    @ParameterizedTest
    @EnumSource
    void consumedAttemptIsTheOneBegun(Finish finish) {
        LinkingAttempt attempt = attempt(DR_ADA, finish);
        attempts.begin(attempt);

        assertThat(attempts.consume(STATE)).contains(attempt);
    }

    @Test
    void attemptIsSpentOnce() {
        attempts.begin(attempt(DR_ADA, Finish.AT_CALLBACK));
        attempts.consume(STATE);

        assertThat(attempts.consume(STATE)).isEmpty();
    }

    @Test
    void unknownStateIsNoAttempt() {
        attempts.begin(attempt(DR_ADA, Finish.AT_CALLBACK));

        assertThat(attempts.consume(new Ticket("state-2").digest())).isEmpty();
        assertThat(attempts.redeem(STATE)).isEmpty();
    }

    @Test
    void attemptsDoNotDisturbEachOther() {
        String other = new Ticket("state-2").digest();
        attempts.begin(attempt(DR_ADA, Finish.AT_CALLBACK));
        attempts.begin(new LinkingAttempt(other, DR_BORIS, BROWSER, Finish.BY_DOCTOR, later()));

        assertThat(attempts.consume(STATE).map(LinkingAttempt::doctor)).contains(DR_ADA);
        assertThat(attempts.consume(other).map(LinkingAttempt::doctor)).contains(DR_BORIS);
    }

    @RepeatedTest(5)
    void ofManyCallersWithOneStateOneIsGivenTheAttempt() {
        attempts.begin(attempt(DR_ADA, Finish.AT_CALLBACK));

        List<Optional<LinkingAttempt>> answers = Callers.atOnce(CALLERS, caller -> attempts.consume(STATE));

        assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void redeemedHandoffIsTheOneHandedOff() {
        Handoff handoff = handoff("authorization-code");
        attempts.handOff(handoff);

        assertThat(attempts.redeem(CODE)).contains(handoff);
    }

    @Test
    void handoffIsSpentOnce() {
        attempts.handOff(handoff("authorization-code"));
        attempts.redeem(CODE);

        assertThat(attempts.redeem(CODE)).isEmpty();
        assertThat(attempts.consume(CODE)).isEmpty();
    }

    @RepeatedTest(5)
    void ofManyCallersWithOneCodeOneIsGivenTheHandoff() {
        attempts.handOff(handoff("authorization-code"));

        List<Optional<Handoff>> answers = Callers.atOnce(CALLERS, caller -> attempts.redeem(CODE));

        assertThat(answers).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void expiredAttemptSaysWhenItEndedIfItIsStillThere() {
        LinkingAttempt longPast =
                new LinkingAttempt(STATE, DR_ADA, BROWSER, Finish.AT_CALLBACK, NOON.minus(Duration.ofDays(300)));
        attempts.begin(longPast);

        Optional<LinkingAttempt> found = attempts.consume(STATE);

        assertThat(found.orElse(longPast)).isEqualTo(longPast);
    }

    @Test
    void authorizationCodeIsNotReadableInTheStore() {
        attempts.handOff(handoff("AQBcanary-authorization-code"));

        Canary.assertNotReadable("AQBcanary-authorization-code", everythingStored());
    }

    @Test
    void storeThatIsAwaySaysSo() {
        LinkingAttempts away = unreachable();

        assertUnavailable(() -> away.begin(attempt(DR_ADA, Finish.AT_CALLBACK)));
        assertUnavailable(() -> away.consume(STATE));
        assertUnavailable(() -> away.handOff(handoff("authorization-code")));
        assertUnavailable(() -> away.redeem(CODE));
    }

    private static void assertUnavailable(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(ConnectException.StorageUnavailable.class);
    }

    private static LinkingAttempt attempt(DoctorId doctor, Finish finish) {
        return new LinkingAttempt(STATE, doctor, BROWSER, finish, later());
    }

    private static Handoff handoff(String authorizationCode) {
        return new Handoff(CODE, DR_ADA, Secret.of(authorizationCode), later());
    }

    private static Instant later() {
        return NOON.plus(Duration.ofMinutes(10));
    }
}
