package com.clariva.connect.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every order in which several actors can take their steps, each its own in their order. */
final class Interleavings {
    private final List<Integer> steps;
    private final Consumer<List<Integer>> visitor;

    private Interleavings(List<Integer> steps, Consumer<List<Integer>> visitor) {
        this.steps = steps;
        this.visitor = visitor;
    }

    /** Calls {@code visitor} with each order: the numbers of the actors, as their turns come. */
    static void of(List<Integer> steps, Consumer<List<Integer>> visitor) {
        new Interleavings(List.copyOf(steps), visitor).extend(List.of());
    }

    private void extend(List<Integer> begun) {
        boolean ended = true;
        for (int actor = 0; actor < steps.size(); actor++) {
            int number = actor;
            long taken = begun.stream().filter(turn -> turn == number).count();
            if (taken < steps.get(actor)) {
                ended = false;
                List<Integer> longer = new ArrayList<>(begun);
                longer.add(actor);
                extend(longer);
            }
        }
        if (ended) {
            visitor.accept(begun);
        }
    }
}
