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

    private static final double WEIGHT_OF_THE_LAST = 1.0 / 16;

    private final int handlers;
    private int inHand;
    private double usualNanos = Double.POSITIVE_INFINITY;

    Pace(int handlers) {
        this.handlers = handlers;
    }

    /** Waits until it is worth while to claim. How many to claim at most; 0 if that does not come within {@code longest}. */
    synchronized int awaitRoom(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = end - System.nanoTime(); !isWorthWhile(); left = end - System.nanoTime()) {
            if (left <= 0) {
                return 0;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return room();
    }

    synchronized void taken(int claims) {
        inHand += claims;
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
