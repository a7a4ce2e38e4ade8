package com.clariva.connect.adapters.persistence;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** How many events are held: counted now and then, and in between by what this instance did. */
final class DepthEstimate {
    private static final int PATIENCE = 10;

    private long estimate;
    private long writesBegun;
    private long writesEnded;
    private int countsThrownAway;

    synchronized long value() {
        return estimate;
    }

    /** Runs {@code write}, which changes the number of events by what {@code change} reads from its outcome. */
    <T> T during(Supplier<T> write, ToLongFunction<T> change) {
        begin();
        long changed = 0;
        try {
            T outcome = write.get();
            changed = change.applyAsLong(outcome);
            return outcome;
        } finally {
            end(changed);
        }
    }

    void refresh(LongSupplier count) {
        long before = writesEnded();
        adopt(count.getAsLong(), before);
    }

    private synchronized void begin() {
        writesBegun++;
    }

    private synchronized void end(long changed) {
        writesEnded++;
        estimate += changed;
    }

    private synchronized long writesEnded() {
        return writesEnded;
    }

    /** A write beside the count may be in it and be added again: in quiet times such a count is thrown away. */
    private synchronized void adopt(long counted, long endedBefore) {
        boolean alone = writesBegun == endedBefore;
        countsThrownAway = alone || countsThrownAway == PATIENCE ? 0 : countsThrownAway + 1;
        if (countsThrownAway == 0) {
            estimate = counted;
        }
    }
}
