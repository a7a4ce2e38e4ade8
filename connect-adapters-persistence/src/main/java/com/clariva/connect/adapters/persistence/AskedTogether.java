package com.clariva.connect.adapters.persistence;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks for many what each of them asks for at the same time. An answer is never older than the question: who comes
 * while the store is being asked waits until it has answered, and is then asked for with all others who came.
 *
 * <p>There is no thread for it. One of those who wait asks for all.
 */
final class AskedTogether<K, V> {
    private final Function<Set<K>, Map<K, V>> store;
    private List<Question<K, V>> waiting = new ArrayList<>();
    private boolean asking;

    /** @param store has no entry for what it does not find */
    AskedTogether(Function<Set<K>, Map<K, V>> store) {
        this.store = requireNonNull(store, "store is null");
    }

    /** Blocks. Throws what the store throws. */
    Optional<V> ask(K key) {
        Question<K, V> question = new Question<>(key);
        if (isFirst(question) || question.isToAskForAll()) {
            askForAll();
        }
        return question.answer();
    }

    /** How many wait until the store has answered to others. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean isFirst(Question<K, V> question) {
        waiting.add(question);
        boolean first = !asking;
        asking = true;
        return first;
    }

    private void askForAll() {
        List<Question<K, V>> questions = takeAll();
        try {
            Map<K, V> found =
                    store.apply(questions.stream().map(question -> question.key).collect(Collectors.toSet()));
            questions.forEach(question -> question.answer.complete(Optional.ofNullable(found.get(question.key))));
        } catch (RuntimeException e) {
            questions.forEach(question -> question.answer.completeExceptionally(e));
        } finally {
            handOver();
        }
    }

    private synchronized List<Question<K, V>> takeAll() {
        List<Question<K, V>> all = waiting;
        waiting = new ArrayList<>();
        return all;
    }

    private synchronized void handOver() {
        asking = !waiting.isEmpty();
        if (asking) {
            waiting.get(0).turn.complete(null);
        }
    }

    private static final class Question<K, V> {
        private final K key;
        private final CompletableFuture<Void> turn = new CompletableFuture<>();
        private final CompletableFuture<Optional<V>> answer = new CompletableFuture<>();

        Question(K key) {
            this.key = key;
        }

        /** Waits until it is answered, or has to ask itself. */
        boolean isToAskForAll() {
            CompletableFuture.anyOf(turn, answer.handle((found, failure) -> failure == null))
                    .join();
            return turn.isDone();
        }

        Optional<V> answer() {
            try {
                return answer.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException own ? own : e;
            }
        }
    }
}
