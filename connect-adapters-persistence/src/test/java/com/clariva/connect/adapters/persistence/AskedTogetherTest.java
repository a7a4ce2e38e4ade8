package com.clariva.connect.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskedTogetherTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final List<Set<Integer>> questions = new CopyOnWriteArrayList<>();
    private final Semaphore mayAnswer = new Semaphore(0);
    private final AskedTogether<Integer, String> together = new AskedTogether<>(this::answer);

    @AfterEach
    void letAllGo() {
        mayAnswer.release(1000);
    }

    @Test
    void whoComesAloneIsAskedForAtOnce() {
        mayAnswer.release();

        assertThat(together.ask(1)).contains("one of 1");
        assertThat(questions).containsExactly(Set.of(1));
    }

    @Test
    void whatIsNotThereIsEmpty() {
        mayAnswer.release();

        assertThat(together.ask(-1)).isEmpty();
    }

    @Test
    void thoseWhoComeWhileTheStoreIsAskedAreAskedForTogether() {
        CompletableFuture<Optional<String>> first = asking(1);
        await().until(() -> questions.size() == 1);
        List<CompletableFuture<Optional<String>>> others =
                IntStream.rangeClosed(2, 5).mapToObj(this::asking).toList();
        await().until(() -> together.waiting() == 4);

        mayAnswer.release(2);

        assertThat(first).succeedsWithin(LONG).isEqualTo(Optional.of("one of 1"));
        assertThat(others)
                .allSatisfy(other -> assertThat(other).succeedsWithin(LONG).isEqualTo(Optional.of("one of 4")));
        assertThat(questions).containsExactly(Set.of(1), Set.of(2, 3, 4, 5));
    }

    @Test
    void anAnswerIsNeverOlderThanItsQuestion() {
        CompletableFuture<Optional<String>> first = asking(1);
        await().until(() -> questions.size() == 1);
        CompletableFuture<Optional<String>> again = asking(1);
        await().until(() -> together.waiting() == 1);

        mayAnswer.release(2);

        assertThat(CompletableFuture.allOf(first, again)).succeedsWithin(LONG);
        assertThat(questions).containsExactly(Set.of(1), Set.of(1));
    }

    @Test
    void failureIsToldToThoseItWasAskedForAndTheNextAreAskedForAgain() {
        CompletableFuture<Optional<String>> first = asking(13);
        await().until(() -> questions.size() == 1);
        CompletableFuture<Optional<String>> second = asking(2);
        await().until(() -> together.waiting() == 1);

        mayAnswer.release(2);

        assertThat(first).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(IllegalStateException.class);
        assertThat(second).succeedsWithin(LONG).isEqualTo(Optional.of("one of 1"));
    }

    @Test
    void everybodyOfACrowdIsAnswered() {
        mayAnswer.release(10_000);
        AtomicInteger answered = new AtomicInteger();

        CompletableFuture<?>[] crowd = IntStream.range(0, 8)
                .mapToObj(asker -> CompletableFuture.runAsync(() -> IntStream.range(0, 500)
                        .filter(number -> together.ask(100 + number).isPresent())
                        .forEach(number -> answered.incrementAndGet())))
                .toArray(CompletableFuture[]::new);

        assertThat(CompletableFuture.allOf(crowd)).succeedsWithin(LONG);
        assertThat(answered).hasValue(4000);
    }

    private Map<Integer, String> answer(Set<Integer> keys) {
        questions.add(keys);
        mayAnswer.acquireUninterruptibly();
        if (keys.contains(13)) {
            throw new IllegalStateException("no answer");
        }
        return keys.stream()
                .filter(key -> key > 0)
                .collect(Collectors.toMap(key -> key, key -> "one of " + keys.size()));
    }

    private CompletableFuture<Optional<String>> asking(int key) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete(together.ask(key));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return answer;
    }
}
