package com.clariva.connect.adapters.instagram.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PacingTest {
    private static final InstagramId ADA = new InstagramId("17841400000000001");
    private static final InstagramId BEA = new InstagramId("17841400000000002");

    private final ManualClock clock = new ManualClock();
    private final Pacing pacing = new Pacing(clock);

    @ParameterizedTest
    @CsvSource({"TEXT, 100", "MEDIA, 10", "READING, 2"})
    void laneHasItsCallsPerSecond(Lane lane, int calls) {
        assertThat(entered(ADA, lane, calls + 5)).isEqualTo(calls);
        assertThat(pacing.enter(ADA, lane)).contains(throttledUntil(Duration.ofSeconds(1)));

        clock.advance(Duration.ofMillis(999));
        assertThat(entered(ADA, lane, 5)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(entered(ADA, lane, calls + 5)).isEqualTo(calls);
    }

    @Test
    void noSecondHasMoreWhereverItBegins() {
        assertThat(entered(ADA, Lane.MEDIA, 5)).isEqualTo(5);
        clock.advance(Duration.ofMillis(900));
        assertThat(entered(ADA, Lane.MEDIA, 20)).isEqualTo(5);
        clock.advance(Duration.ofMillis(100));

        assertThat(entered(ADA, Lane.MEDIA, 20)).isEqualTo(5);
    }

    @Test
    void lanesAreCountedApart() {
        entered(ADA, Lane.MEDIA, 20);

        assertThat(pacing.enter(ADA, Lane.TEXT)).isEmpty();
    }

    @Test
    void oneAccountsLimitSlowsNoOther() {
        entered(ADA, Lane.TEXT, 200);
        pacing.heard(ADA, refused(Refusal.THROTTLED));

        assertThat(entered(BEA, Lane.TEXT, 100)).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource
    void throttledAccountIsQuietInAllLanesUntilItMayReturn(Lane lane) {
        assertThat(pacing.heard(ADA, signal(Refusal.THROTTLED, Duration.ofSeconds(90), Usage.NONE)))
                .contains(in(Duration.ofSeconds(90)));

        assertThat(pacing.enter(ADA, lane)).contains(throttledUntil(Duration.ofSeconds(90)));
        clock.advance(Duration.ofSeconds(90));
        assertThat(pacing.enter(ADA, lane)).isEmpty();
    }

    @Test
    void withoutAHintTheAccountIsQuietForHalfAMinute() {
        pacing.heard(ADA, refused(Refusal.THROTTLED));

        assertThat(pacing.enter(ADA, Lane.TEXT)).contains(throttledUntil(Pacing.THROTTLED));
    }

    @Test
    void estimateOfTheHeaderCountsEvenWhereTheCallWentWell() {
        pacing.heard(ADA, signal(null, null, new Usage(100, Optional.of(Duration.ofMinutes(19)))));

        assertThat(pacing.enter(ADA, Lane.TEXT)).contains(throttledUntil(Duration.ofMinutes(19)));
        assertThat(pacing.enter(BEA, Lane.TEXT)).isEmpty();
    }

    @Test
    void whatWasSaidLastDoesNotShortenWhatWasSaidBefore() {
        pacing.heard(ADA, signal(Refusal.THROTTLED, Duration.ofHours(1), Usage.NONE));
        pacing.heard(ADA, refused(Refusal.THROTTLED));

        assertThat(pacing.enter(ADA, Lane.TEXT)).contains(throttledUntil(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({"TEXT, 10", "MEDIA, 1", "READING, 1"})
    void accountNearlyUsedUpGoesATenthAsFast(Lane lane, int calls) {
        pacing.heard(ADA, signal(null, null, new Usage(90, Optional.empty())));

        assertThat(entered(ADA, lane, 100)).isEqualTo(calls);
        clock.advance(Allowance.SLOW);
        assertThat(entered(ADA, lane, 1000)).isEqualTo(lane.callsPerSecond());
    }

    @Test
    void usageBelowTheMarkChangesNothing() {
        pacing.heard(ADA, signal(null, null, new Usage(89, Optional.empty())));

        assertThat(entered(ADA, Lane.TEXT, 100)).isEqualTo(100);
    }

    @Test
    void restrictedAccountIsTriedOnceAnHour() {
        pacing.heard(ADA, refused(Refusal.ACCOUNT_RESTRICTED));

        assertThat(pacing.enter(ADA, Lane.TEXT)).contains(new Pause(Refusal.ACCOUNT_RESTRICTED, in(Pacing.RESTRICTED)));
        clock.advance(Pacing.RESTRICTED);
        assertThat(pacing.enter(ADA, Lane.TEXT)).isEmpty();
    }

    @Test
    void limitOfTheWholeAppHoldsEverybody() {
        pacing.heard(
                ADA, new Signal(Optional.of(Refusal.THROTTLED), true, Optional.of(Duration.ofSeconds(20)), Usage.NONE));

        assertThat(pacing.enter(BEA, Lane.TEXT)).contains(throttledUntil(Duration.ofSeconds(20)));
        clock.advance(Duration.ofSeconds(20));
        assertThat(pacing.enter(BEA, Lane.TEXT)).isEmpty();
    }

    @Test
    void longerPauseOfTheWholeAppStaysWhenALateAnswerKnowsAShorterOne() {
        pacing.heard(
                ADA, new Signal(Optional.of(Refusal.THROTTLED), true, Optional.of(Duration.ofHours(1)), Usage.NONE));
        pacing.heard(BEA, new Signal(Optional.of(Refusal.THROTTLED), true, Optional.empty(), Usage.NONE));

        assertThat(pacing.enter(BEA, Lane.TEXT)).contains(throttledUntil(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"THROTTLED", "ACCOUNT_RESTRICTED"})
    void otherRefusalsDoNotConcernThePace(Refusal refusal) {
        assertThat(pacing.heard(ADA, refused(refusal))).isEmpty();

        assertThat(pacing.enter(ADA, Lane.TEXT)).isEmpty();
    }

    @Test
    void memoryIsBoundedAndTheBusyAreNotForgotten() {
        pacing.heard(ADA, signal(Refusal.THROTTLED, Duration.ofHours(1), Usage.NONE));
        for (int i = 0; i < 2 * Pacing.MOST_ACCOUNTS; i++) {
            pacing.enter(new InstagramId(Integer.toString(i)), Lane.TEXT);
            if (i % 1000 == 0) {
                pacing.enter(ADA, Lane.TEXT);
            }
        }

        assertThat(pacing.accounts()).isEqualTo(Pacing.MOST_ACCOUNTS);
        assertThat(pacing.enter(ADA, Lane.TEXT)).isPresent();
    }

    private int entered(InstagramId account, Lane lane, int tries) {
        return (int) IntStream.range(0, tries)
                .filter(call -> pacing.enter(account, lane).isEmpty())
                .count();
    }

    private Pause throttledUntil(Duration fromNow) {
        return new Pause(Refusal.THROTTLED, in(fromNow));
    }

    private Instant in(Duration fromNow) {
        return clock.instant().plus(fromNow);
    }

    private static Signal refused(Refusal refusal) {
        return signal(refusal, null, Usage.NONE);
    }

    private static Signal signal(Refusal refusal, Duration retryAfter, Usage usage) {
        return new Signal(Optional.ofNullable(refusal), false, Optional.ofNullable(retryAfter), usage);
    }
}
