package com.clariva.connect.core.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefusalWindowTest {
    private final ManualClock clock = new ManualClock();
    private final RefusalWindow window = new RefusalWindow();

    @Test
    void nothingIsRefusedUntilSomethingIs() {
        accept(3);

        assertThat(lately()).isEmpty();
    }

    @Test
    void oneRefusalCountsUntilOneIsAcceptedAfterIt() {
        accept(3);
        refuse(1);

        assertThat(lately()).get().satisfies(refused -> {
            assertThat(refused.most()).isTrue();
            assertThat(refused.reason()).isEqualTo("full");
            assertThat(refused.refused()).isEqualTo(1);
        });

        accept(1);

        assertThat(lately())
                .get()
                .satisfies(refused -> assertThat(refused.most()).isFalse());
    }

    @Test
    void moreRefusedThanAcceptedIsMostEvenIfTheLastOneGotThrough() {
        refuse(10);
        accept(3);

        assertThat(lately())
                .get()
                .satisfies(refused -> assertThat(refused.most()).isTrue());
    }

    @Test
    void tenSecondsAfterTheLastRefusalNothingIsRefused() {
        refuse(1);
        clock.advance(Duration.ofMillis(9_999));
        assertThat(lately()).isPresent();

        clock.advance(Duration.ofMillis(1));

        assertThat(lately()).isEmpty();
    }

    @Test
    void refusalsInARowCountSinceTheFirst() {
        var first = clock.instant();
        for (int i = 0; i < 5; i++) {
            refuse(1);
            clock.advance(Duration.ofSeconds(5));
        }

        assertThat(lately()).get().satisfies(refused -> {
            assertThat(refused.since()).isEqualTo(first);
            assertThat(refused.refused()).isBetween(1L, 3L);
        });
    }

    private Optional<RefusedWebhooks> lately() {
        return window.lately(clock.instant());
    }

    private void accept(int times) {
        for (int i = 0; i < times; i++) {
            window.accepted(clock.instant());
        }
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            window.refused("full", clock.instant());
        }
    }
}
