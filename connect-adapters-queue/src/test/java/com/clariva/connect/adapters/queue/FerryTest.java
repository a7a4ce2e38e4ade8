package com.clariva.connect.adapters.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FerryTest {
    private final List<List<Integer>> crossings = new ArrayList<>();
    private final List<CompletableFuture<List<String>>> answers = new ArrayList<>();
    private final Ferry<Integer, String> ferry = new Ferry<>(this::cross, load -> load, 10);

    @Test
    void whoComesWhenNothingIsUnderWayGoesAtOnce() {
        CompletionStage<String> one = ferry.take(1);

        land(0);

        assertThat(crossings).containsExactly(List.of(1));
        assertThat(one).isCompletedWithValue("1 is across");
    }

    @Test
    void whoeverWaitsGoesWithTheOthersInTheOrderOfComing() {
        ferry.take(1);
        ferry.take(2);
        CompletionStage<String> three = ferry.take(3);
        CompletionStage<String> four = ferry.take(4);
        assertThat(crossings).hasSize(2);

        land(0);
        land(2);

        assertThat(crossings).containsExactly(List.of(1), List.of(2), List.of(3, 4));
        assertThat(three).isCompletedWithValue("3 is across");
        assertThat(four).isCompletedWithValue("4 is across");
    }

    @Test
    void noMoreGoThanThereIsRoomForAndTheHeaviestGoesAlone() {
        fill();
        List.of(6, 4, 5, 99, 1).forEach(ferry::take);

        land(0);
        land(1);
        land(2);
        land(3);

        assertThat(crossings.subList(2, crossings.size()))
                .containsExactly(List.of(6, 4), List.of(5), List.of(99), List.of(1));
    }

    @Test
    void whoWaitsBehindAFailureIsToldTheSameAndIsNotSent() {
        fill();
        CompletionStage<String> waiting = ferry.take(3);

        answers.get(0).completeExceptionally(new IllegalStateException("no answer"));

        assertThat(waiting).isCompletedExceptionally();
        assertThat(crossings).hasSize(2);
    }

    @Test
    void ferryGoesOnAfterAFailure() {
        Ferry<Integer, String> broken = new Ferry<>(
                loads -> {
                    crossings.add(loads);
                    throw new IllegalStateException("not even begun");
                },
                load -> load,
                10);

        List<CompletionStage<String>> told = List.of(broken.take(1), broken.take(2), broken.take(3));

        assertThat(told).allSatisfy(stage -> assertThat(stage).isCompletedExceptionally());
        assertThat(crossings).hasSize(3);
    }

    /** So that whoever comes next waits. */
    private void fill() {
        ferry.take(1);
        ferry.take(1);
    }

    private CompletionStage<List<String>> cross(List<Integer> loads) {
        crossings.add(loads);
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        answers.add(answer);
        return answer;
    }

    private void land(int crossing) {
        answers.get(crossing)
                .complete(crossings.get(crossing).stream()
                        .map(load -> load + " is across")
                        .toList());
    }
}
