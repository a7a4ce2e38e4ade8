package com.clariva.connect.app.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of webhooks may be in memory at a time: being read, or on their way into the store. Bytes count when
 * they have arrived; an announced length takes no room. A quarter of the room is for the beginnings of webhooks, so
 * that a few large ones cannot shut out the small ones, which nearly all are.
 */
final class DeliveryRoom {
    /** The beginning of a webhook. */
    static final int BEGINNING = 64 * 1024;

    private final long bound;
    private final long boundForLarge;
    private final AtomicLong taken = new AtomicLong();

    DeliveryRoom(long bound) {
        this.bound = bound;
        this.boundForLarge = bound / 4 * 3;
    }

    long taken() {
        return taken.get();
    }

    /** A place for a webhook that is about to be read. */
    Place enter() {
        return new Place();
    }

    private boolean take(long bytes, long most) {
        long before = taken.getAndUpdate(now -> now + bytes <= most ? now + bytes : now);
        return before + bytes <= most;
    }

    /** The room of one webhook. */
    final class Place {
        private long bytes;

        private Place() {}

        /** Takes room for {@code more} bytes that have arrived; false if there is none. */
        synchronized boolean take(long more) {
            boolean taken = DeliveryRoom.this.take(more, bytes + more <= BEGINNING ? bound : boundForLarge);
            if (taken) {
                bytes += more;
            }
            return taken;
        }

        /** Gives all of it back. */
        synchronized void leave() {
            taken.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
