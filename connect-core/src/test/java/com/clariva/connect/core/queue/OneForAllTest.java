package com.clariva.connect.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneForAllTest {
    private final List<Runnable> threads = new ArrayList<>();
    private final OneForAll opening = new OneForAll(threads::add);
    private final AtomicInteger opened = new AtomicInteger();

    @Test
    void thousandWhoWantItTakeOneThread() {
        List<CompletableFuture<Void>> wanted = wantedBy(1000);

        threads.forEach(Runnable::run);

        assertThat(threads).hasSize(1);
        assertThat(opened).hasValue(1);
        assertThat(wanted).allMatch(CompletableFuture::isDone);
    }

    @Test
    void whoComesLaterHasItDoneAgain() {
        CompletableFuture<Void> first = opening.done(opened::incrementAndGet);
        threads.get(0).run();

        CompletableFuture<Void> second = opening.done(opened::incrementAndGet);
        threads.get(1).run();

        assertThat(List.of(first, second)).allMatch(CompletableFuture::isDone);
        assertThat(opened).hasValue(2);
    }

    @Test
    void allLearnThatItFailed() {
        List<CompletableFuture<Void>> wanted = IntStream.range(0, 3)
                .mapToObj(i -> opening.done(() -> {
                    throw new IllegalStateException("away");
                }))
                .toList();

        threads.forEach(Runnable::run);

        assertThat(wanted).allMatch(CompletableFuture::isCompletedExceptionally);
    }

    private List<CompletableFuture<Void>> wantedBy(int callers) {
        return IntStream.range(0, callers)
                .mapToObj(i -> opening.done(opened::incrementAndGet))
                .toList();
    }
}
