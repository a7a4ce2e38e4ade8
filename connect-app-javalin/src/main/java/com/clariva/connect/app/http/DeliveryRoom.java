package com.clariva.connect.app.http;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of webhooks may be in memory at a time: being read, or on their way into the store. Bytes count when
 * they have arrived; an announced length takes no room. A quarter of the room is for the beginnings of webhooks, so
 * that a few large ones cannot shut out the small ones, which nearly all are; the connections of one client address
 * can take no more than half of that quarter, and of the whole room no more than half.
 */
final class DeliveryRoom {
    private static final int LARGEST_BEGINNING = 64 * 1024;

    private final long bound;
    private final long boundForLarge;
    private final long boundOfClient;
    private final int beginning;
    private final AtomicLong taken = new AtomicLong();
    private final Map<InetAddress, Long> ofClients = new ConcurrentHashMap<>();

    /** @param connectionsOfClient how many connections one client address can have */
    DeliveryRoom(long bound, int connectionsOfClient) {
        this.bound = bound;
        this.boundForLarge = bound / 4 * 3;
        this.boundOfClient = bound / 2;
        this.beginning = (int) Math.min(LARGEST_BEGINNING, bound / 8 / connectionsOfClient);
    }

    long taken() {
        return taken.get();
    }

    /** How many bytes are the beginning of a webhook. */
    int beginning() {
        return beginning;
    }

    /**
     * A place for a webhook that is about to be read.
     *
     * @param client whose share it takes while it is read; empty for senders that are known or trusted
     */
    Place enter(Optional<InetAddress> client) {
        return new Place(client);
    }

    private boolean take(long bytes, long most) {
        long before = taken.getAndUpdate(now -> now + bytes <= most ? now + bytes : now);
        return before + bytes <= most;
    }

    /** The room of one webhook. */
    final class Place {
        private final Optional<InetAddress> client;
        private long bytes;
        private long ofClient;

        private Place(Optional<InetAddress> client) {
            this.client = client;
        }

        /** Takes room for {@code more} bytes that have arrived; false if there is none. */
        synchronized boolean take(long more) {
            boolean begins = bytes + more <= beginning;
            if (!begins && client.isPresent() && ofClients.getOrDefault(client.get(), 0L) + more > boundOfClient) {
                return false;
            }
            if (!DeliveryRoom.this.take(more, begins ? bound : boundForLarge)) {
                return false;
            }
            bytes += more;
            ofClient += more;
            client.ifPresent(known -> ofClients.merge(known, more, Long::sum));
            return true;
        }

        /** All has arrived: what is stored now is no client's share any more. */
        synchronized void whole() {
            client.ifPresent(known ->
                    ofClients.computeIfPresent(known, (address, all) -> all > ofClient ? all - ofClient : null));
            ofClient = 0;
        }

        /** Gives all of it back. */
        synchronized void leave() {
            whole();
            taken.addAndGet(-bytes);
            bytes = 0;
        }
    }
}
