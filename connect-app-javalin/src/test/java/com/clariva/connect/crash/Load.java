package com.clariva.connect.crash;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** All who write, several threads of them. A conversation belongs to one thread, so it never writes ahead. */
final class Load {
    private static final int SENDERS = 20;
    private static final long MOST_SECONDS_TO_END = 90;

    private final List<Sender> senders = new ArrayList<>();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final List<URI> instances;
    private List<Thread> threads = List.of();
    private volatile boolean stopping;

    Load(List<URI> instances, long seed) {
        this.instances = List.copyOf(instances);
        for (int number = 0; number < SENDERS; number++) {
            senders.add(new Sender(this, number, SENDERS, seed));
        }
    }

    void start() {
        stopping = false;
        threads = senders.stream()
                .map(sender -> new Thread(sender, "crash-sender"))
                .toList();
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
    }

    /** Lets each finish what it is sending: until it is acknowledged. */
    void stop() throws InterruptedException {
        stopping = true;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS_TO_END);
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            if (thread.isAlive()) {
                throw new IllegalStateException("messages are not accepted any more");
            }
        }
    }

    boolean isStopping() {
        return stopping;
    }

    List<URI> instances() {
        return instances;
    }

    void note(Sent one) {
        sent.add(one);
    }

    /** Counts an answer: a status, or a word for none. */
    void answered(String how) {
        answers.computeIfAbsent(how, status -> new LongAdder()).increment();
    }

    /** What was sent since the last call. */
    List<Sent> takeSent() {
        List<Sent> taken = new ArrayList<>();
        for (Sent one = sent.poll(); one != null; one = sent.poll()) {
            taken.add(one);
        }
        return taken;
    }

    /** The answers since the last call. */
    Map<String, Long> takeAnswers() {
        Map<String, Long> taken = new ConcurrentHashMap<>();
        answers.forEach((how, count) -> taken.put(how, count.sumThenReset()));
        return taken;
    }
}
