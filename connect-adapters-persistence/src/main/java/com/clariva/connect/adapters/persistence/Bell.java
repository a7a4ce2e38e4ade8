package com.clariva.connect.adapters.persistence;

import java.time.Duration;

/** Wakes those who wait in this process. Who notes {@link #rings} before looking misses nothing. */
final class Bell {
    private long rings;

    synchronized long rings() {
        return rings;
    }

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    /**
     * Waits until the bell has rung since {@code heard}, at most for {@code longest}.
     *
     * @return false if interrupted
     */
    synchronized boolean await(long heard, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = end - System.nanoTime(); rings == heard && left > 0; left = end - System.nanoTime()) {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
