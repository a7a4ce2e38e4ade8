package com.clariva.connect.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CompletableFuture<String> source = new CompletableFuture<>();

    @Test
    void answerThatComesIsTheAnswer() {
        CompletableFuture<String> answer = new Patience(LONG).waitFor(source, late -> late.complete("too late"));

        source.complete("here");

        assertThat(answer).isCompletedWithValue("here");
    }

    @Test
    void answerThatWasThereIsTheAnswer() {
        source.complete("here");

        assertThat(new Patience(Duration.ZERO).waitFor(source, late -> late.complete("too late")))
                .isCompletedWithValue("here");
    }

    @Test
    void failureIsAFailure() {
        CompletableFuture<String> answer = new Patience(LONG).waitFor(source, late -> late.complete("too late"));

        source.completeExceptionally(new IllegalStateException());

        assertThat(answer).isCompletedExceptionally();
    }

    @Test
    void patienceEndsAndTheSourceGoesOn() {
        CompletableFuture<String> answer =
                new Patience(Duration.ofMillis(1)).waitFor(source, late -> late.complete("too late"));

        assertThat(answer).succeedsWithin(LONG).isEqualTo("too late");
        assertThat(source).isNotDone();
    }
}
