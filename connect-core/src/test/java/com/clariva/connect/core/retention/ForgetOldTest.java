package com.clariva.connect.core.retention;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForgetOldTest {
    private final ManualClock clock = new ManualClock();
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final ForgetOld forgetOld = new ForgetOld(storage.retention());

    @Test
    void deadLettersStayForNinetyDaysAndNoLonger() {
        keepLetters(ForgetOld.PORTION * 2 + 1);

        clock.advance(Duration.ofDays(90));
        forgetOld.sweep();
        assertThat(storage.deadLetters().all()).hasSize(ForgetOld.PORTION * 2 + 1);

        clock.advance(Duration.ofMinutes(1));
        forgetOld.sweep();
        assertThat(storage.deadLetters().all()).isEmpty();
    }

    @Test
    void instanceWhoseTurnItIsNotForgetsNothing() {
        List<String> asked = new ArrayList<>();
        Retention taken = new Retention() {
            @Override
            public boolean takeTurn(String work, Duration turn) {
                return false;
            }

            @Override
            public int forget(Kept kept, Duration age, int limit) {
                asked.add(kept.label());
                return 0;
            }
        };

        new ForgetOld(taken).sweep();

        assertThat(asked).isEmpty();
    }

    @Test
    void everythingIsKeptAsLongAsWasPromised() {
        assertThat(Kept.DEAD_LETTERS.age()).isEqualTo(Duration.ofDays(90));
        assertThat(Kept.EVENT_LOG.age()).isEqualTo(Duration.ofDays(30));
        assertThat(Kept.LINKING_ATTEMPTS.age()).isEqualTo(Duration.ofDays(1));
        assertThat(Kept.HANDOFFS.age()).isEqualTo(Duration.ofDays(1));
        assertThat(Kept.PENDING_CHANGES.age()).isEqualTo(Duration.ofHours(1));
    }

    private void keepLetters(int count) {
        for (int number = 0; number < count; number++) {
            storage.deadLetters()
                    .add(new DeadLetter(
                            message(ADAS_PRACTICE, "letter " + number, clock.instant()),
                            DeadLetterReason.HANDLER_FAILED,
                            "java.io.IOException",
                            4,
                            clock.instant()));
        }
    }
}
