package com.clariva.connect.core.retention;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.queue.Verdict;
import com.clariva.connect.core.retention.ListParked.ParkedAccount;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListParkedTest {
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final InMemoryEventQueue queue = new InMemoryEventQueue(clock);
    private final ListParked listParked = new ListParked(queue, clock);

    @Test
    void accountsAreListedWithTheirEventsTheFullestFirst() {
        park(ADAS_PRACTICE, 1);
        park(BORIS_PRACTICE, 3);

        assertThat(listParked.list(10))
                .containsExactly(new ParkedAccount(BORIS_PRACTICE, 3), new ParkedAccount(ADAS_PRACTICE, 1));
    }

    @Test
    void whatOnlyWaitsForTheWorkerIsNotListed() {
        receive(ADAS_PRACTICE, "hello");

        assertThat(listParked.list(10)).isEmpty();
    }

    private void park(InstagramId account, int events) {
        for (int i = 0; i < events; i++) {
            receive(account, account + " writes " + i);
        }
        for (Claim claim : queue.claim(events, LEASE, Duration.ZERO)) {
            queue.settle(claim, new Verdict.Park()).toCompletableFuture().join();
        }
    }

    private void receive(InstagramId account, String text) {
        queue.enqueue(List.of(message(account, text, clock.instant())))
                .toCompletableFuture()
                .join();
    }
}
