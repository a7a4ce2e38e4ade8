package com.clariva.connect.testkit;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many who call at the same moment. */
public final class Callers {
    private Callers() {}

    /** What each of {@code callers}, numbered from 0, was told by {@code call}. */
    public static <T> List<T> atOnce(int callers, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch everybodyIsThere = new CountDownLatch(callers);
        try {
            List<Future<T>> answers = IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit(() -> {
                        everybodyIsThere.countDown();
                        everybodyIsThere.await();
                        return call.apply(caller);
                    }))
                    .toList();
            return answers.stream().map(Callers::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T join(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while calling", e);
        }
    }
}
