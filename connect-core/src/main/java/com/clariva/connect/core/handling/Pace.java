package com.clariva.connect.core.handling;

import java.time.Duration;

/**
 * How many claims a worker may have in hand: one for each handler, and as many more as handlers will have begun within
 * a moment. So quick handlers need not wait for the queue, and behind slow ones nothing waits that another instance
 * could take.
 */
final class Pace {
    static final int MOST_AHEAD = 128;
    static final Duration MOMENT = Duration.ofMillis(20);

    /** Between two calls to the queue that bring something: under load the second brings more. Who comes alone never waits. */
    static final Duration GATHERING = Duration.ofMillis(1);

    private static final double WEIGHT_OF_THE_LAST = 1.0 / 16;

    private final int handlers;
    private int inHand;
    private long gatheringEnds = System.nanoTime();
    private double usualNanos = Double.POSITIVE_INFINITY;

    Pace(int handlers) {
        this.handlers = handlers;
    }

    /** Waits until it is worth while to claim. How many to claim at most; 0 if that does not come within {@code longest}. */
    synchronized int awaitRoom(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = left(end); left > 0; left = left(end)) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return isWorthWhile() ? room() : 0;
    }

    private long left(long end) {
        return (isWorthWhile() ? gatheringEnds : end) - System.nanoTime();
    }

    synchronized void taken(int claims) {
        inHand += claims;
        if (claims > 0) {
            gatheringEnds = System.nanoTime() + GATHERING.toNanos();
        }
    }

    /** A handler took so long. */
    synchronized void handled(Duration length) {
        long nanos = length.toNanos();
        usualNanos = Double.isInfinite(usualNanos) ? nanos : usualNanos + (nanos - usualNanos) * WEIGHT_OF_THE_LAST;
        over();
    }

    /** One is out of our hands. */
    synchronized void over() {
        inHand--;
        if (isWorthWhile()) {
            notifyAll();
        }
    }

    /** While some wait for handlers, a call to the queue should bring more than one. */
    private boolean isWorthWhile() {
        return room() >= Math.max(1, ahead() / 2);
    }

    private int room() {
        return handlers + ahead() - inHand;
    }

    private int ahead() {
        return (int) Math.min(MOST_AHEAD, handlers * MOMENT.toNanos() / Math.max(1, usualNanos));
    }
}
