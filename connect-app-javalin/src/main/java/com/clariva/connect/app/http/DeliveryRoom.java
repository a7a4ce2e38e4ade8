package com.clariva.connect.app.http;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of deliveries may be in the house at a time: being read, or on their way into the store.
 * What finds no room is turned away before it is read; Instagram sends it again.
 */
final class DeliveryRoom {
    private final long bound;
    private final AtomicLong taken = new AtomicLong();

    DeliveryRoom(long bound) {
        this.bound = bound;
    }

    long taken() {
        return taken.get();
    }

    /** A place for {@code bytes} that are about to be read; empty if there is no room. */
    Optional<Place> enter(long bytes) {
        return take(bytes) ? Optional.of(new Place(bytes)) : Optional.empty();
    }

    private boolean take(long bytes) {
        long before = taken.getAndUpdate(now -> now + bytes <= bound ? now + bytes : now);
        return before + bytes <= bound;
    }

    /** The room of one delivery. */
    final class Place {
        private long bytes;

        private Place(long bytes) {
            this.bytes = bytes;
        }

        /** It has been read, and is no larger than this. */
        synchronized void read(long size) {
            taken.addAndGet(size - bytes);
            bytes = size;
        }

        /** It has been read, in vain or not, and has gone. */
        synchronized void leave() {
            taken.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
