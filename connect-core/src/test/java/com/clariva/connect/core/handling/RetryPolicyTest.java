package com.clariva.connect.core.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @RepeatedTest(20)
    void delaysAreOneFiveAndFifteenMinutesAndUpToAFifthMore() {
        assertThat(RetryPolicy.STANDARD.delayAfter(1).orElseThrow())
                .isBetween(Duration.ofMinutes(1), Duration.ofSeconds(72));
        assertThat(RetryPolicy.STANDARD.delayAfter(2).orElseThrow())
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(RetryPolicy.STANDARD.delayAfter(3).orElseThrow())
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(18));
    }

    @Test
    void thereIsAnEnd() {
        assertThat(RetryPolicy.STANDARD.delayAfter(4)).isEmpty();
        assertThat(new RetryPolicy(List.of()).delayAfter(1)).isEmpty();
    }

    @Test
    void negativeDelaysAreRefused() {
        assertThatThrownBy(() -> new RetryPolicy(List.of(Duration.ofSeconds(-1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
