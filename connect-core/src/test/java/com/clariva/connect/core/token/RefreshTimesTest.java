package com.clariva.connect.core.token;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefreshTimesTest {
    private static final Instant END = NOON.plus(Duration.ofDays(60));

    @Test
    void tokenIsRefreshedWhenLessThanHalfButMoreThanTwoFifthsOfItsLifeAreLeft() {
        assertThat(dueTimes())
                .allSatisfy(due ->
                        assertThat(due).isBetween(NOON.plus(Duration.ofDays(30)), NOON.plus(Duration.ofDays(36))));
    }

    @Test
    void accountsConnectedTogetherAreNotRefreshedTogether() {
        assertThat(dueTimes()).hasSizeGreaterThan(50);
    }

    @Test
    void noTokenIsRefreshedOnItsFirstDay() {
        Instant due = RefreshTimes.first(ADAS_PRACTICE, NOON, NOON.plus(Duration.ofDays(1)));

        assertThat(due).isEqualTo(NOON.plus(Duration.ofHours(25)));
    }

    @Test
    void pausesGrowUpToSixHours() {
        assertThat(RefreshTimes.pauseAfter(0)).isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
        assertThat(RefreshTimes.pauseAfter(3)).isBetween(Duration.ofMinutes(36), Duration.ofMinutes(44));
        assertThat(RefreshTimes.pauseAfter(1000)).isBetween(Duration.ofMinutes(324), Duration.ofMinutes(396));
    }

    private static Set<Instant> dueTimes() {
        return IntStream.range(0, 1000)
                .mapToObj(number -> new InstagramId("1784140000000" + (1000 + number)))
                .map(account -> RefreshTimes.first(account, NOON, END))
                .collect(Collectors.toSet());
    }
}
