package com.clariva.connect.app.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ExpectTest {

    @Test
    void differenceNamesBothSides() {
        assertThatThrownBy(() -> Expect.same("status", 200, 503))
                .isInstanceOf(Unexpected.class)
                .hasMessage("expected status 200, saw 503");
        assertThatCode(() -> Expect.same("status", 200, 200)).doesNotThrowAnyException();
    }

    @Test
    void soonLooksUntilItIsGood() {
        AtomicInteger looks = new AtomicInteger();

        int seen = Expect.soon("three", looks::incrementAndGet, look -> look == 3);

        assertThat(seen).isEqualTo(3);
    }

    @Test
    void interruptionEndsTheWaiting() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Expect.soon("never", () -> 0, look -> false)).isInstanceOf(Unexpected.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
