package com.clariva.connect.adapters.queue;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.queue.QueueTrouble;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that Redis has forgotten what it had acknowledged, and counts it.
 *
 * <p>Redis counts what it accepts. An instance knows the count of its last answer, and what was in the
 * queue when it looked last, a second ago; a Redis that shows less has lost its memory or part of it.
 */
final class Losses {
    private static final Logger LOG = LoggerFactory.getLogger(RedisQueue.class);
    /** By then every instance that knows more has had its say. */
    private static final int LOOKS_BEFORE_MARKING = 5;

    private final Line line;
    private final String prefix;
    private long generation;
    private long accepted;
    private long acceptedAtLook;
    private long inQueueAtLook;
    private long doneSinceLook;
    private int looks;
    private long lost;
    private Optional<Long> lastLoss = Optional.empty();

    Losses(Line line, String prefix) {
        this.line = requireNonNull(line, "line is null");
        this.prefix = requireNonNull(prefix, "prefix is null");
    }

    /** Redis has answered an enqueue with its count. Answers of a generation that is over say nothing. */
    synchronized void accepted(long ofGeneration, long count) {
        if (ofGeneration == generation) {
            accepted = Math.max(accepted, count);
        }
    }

    synchronized void done() {
        doneSinceLook++;
    }

    synchronized QueueTrouble seen() {
        return new QueueTrouble(false, lost, lastLoss.map(when -> Duration.ofNanos(System.nanoTime() - when)), 0);
    }

    /** Never waits. */
    void look() {
        CompletionStage<Void> unused = line.call(Script.REMEMBERED, question()).thenAccept(this::learn);
    }

    private synchronized byte[][] question() {
        return new Arguments(prefix)
                .and(generation)
                .and(accepted)
                .and(looks < LOOKS_BEFORE_MARKING ? 0 : 1)
                .toArray();
    }

    private synchronized void learn(List<Object> answer) {
        boolean forgot = (Long) answer.get(0) == 1;
        if (forgot) {
            alarm((Long) answer.get(1), (Long) answer.get(3));
        }
        boolean isOther = (Long) answer.get(2) != generation;
        long count = (Long) answer.get(3);
        accepted = isOther ? count : Math.max(accepted, count);
        generation = (Long) answer.get(2);
        acceptedAtLook = count;
        inQueueAtLook = (Long) answer.get(4);
        doneSinceLook = 0;
        looks++;
    }

    private void alarm(long foundGeneration, long foundAccepted) {
        long wasInQueue = Math.max(0, inQueueAtLook + accepted - acceptedAtLook - doneSinceLook);
        boolean isPart = foundGeneration == generation;
        long atMost = isPart ? Math.min(wasInQueue, accepted - foundAccepted) : wasInQueue;
        if (atMost > 0) {
            lost += atMost;
            lastLoss = Optional.of(System.nanoTime());
        }
        LOG.atError()
                .addKeyValue("lost", atMost)
                .addKeyValue("acceptedBefore", accepted)
                .addKeyValue("acceptedNow", foundAccepted)
                .log("Webhook queue lost events: Redis came back without what it had acknowledged");
    }
}
