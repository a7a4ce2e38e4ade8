package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.Capacity;
import com.clariva.connect.app.metrics.WebhookMeters;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads request bodies on the thread of the request. What has already arrived is read at once; for the rest a thread
 * waits, but only a few at a time, and each for one deadline over the whole body, so that slow senders cannot hold the
 * threads of others.
 */
final class BodyReader {
    static final Duration DEADLINE = Duration.ofSeconds(10);
    static final int MOST_WAITING = 32;

    /** What is read of a body that is too large, so that its sender can read the refusal. */
    private static final int DISCARDED = 1024 * 1024;

    private static final Duration DISCARD_DEADLINE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(BodyReader.class);

    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final WebhookMeters meters;

    BodyReader(WebhookMeters meters) {
        this.meters = requireNonNull(meters, "meters is null");
    }

    /** The whole body. One that is larger, cut off or slow is an {@link HttpRefusal}. */
    byte[] read(Request request, int mostBytes) {
        try (Reading reading = new Reading(request)) {
            return reading.whole(mostBytes);
        }
    }

    /** One body being read. */
    private final class Reading implements AutoCloseable {
        private final Request request;
        private long end = System.nanoTime() + DEADLINE.toNanos();
        private boolean waits;

        private Reading(Request request) {
            this.request = request;
        }

        byte[] whole(int mostBytes) {
            if (request.getLength() > mostBytes) {
                throw tooLarge(request.getLength());
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            boolean last = false;
            while (!last) {
                Content.Chunk chunk = next();
                byte[] bytes = new byte[chunk.remaining()];
                chunk.get(bytes, 0, bytes.length);
                last = chunk.isLast();
                chunk.release();
                if (body.size() + bytes.length > mostBytes) {
                    throw tooLarge(0);
                }
                body.write(bytes, 0, bytes.length);
            }
            return body.toByteArray();
        }

        private Content.Chunk next() {
            while (true) {
                Content.Chunk chunk = request.read();
                if (Content.Chunk.isFailure(chunk)) {
                    throw new HttpRefusal(HttpStatus.BAD_REQUEST, "cut_off", "The request did not arrive whole.");
                }
                if (chunk != null) {
                    return chunk;
                }
                await();
            }
        }

        private void await() {
            if (!waits) {
                waits = waiting.tryAcquire();
            }
            if (!waits) {
                meters.refusedForCapacity().record(Capacity.BODY_READERS);
                throw new HttpRefusal(HttpStatus.SERVICE_UNAVAILABLE, "overloaded", "No room now. Send it again.");
            }
            CountDownLatch arrived = new CountDownLatch(1);
            request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, arrived::countDown));
            try {
                if (!arrived.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    meters.tooSlow("body");
                    throw new HttpRefusal(HttpStatus.REQUEST_TIMEOUT, "too_slow", "The body did not arrive in time.");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HttpRefusal(HttpStatus.SERVICE_UNAVAILABLE, "stopping", "The server stops.");
            }
        }

        /** Whoever is still sending would see a broken connection instead of the answer. */
        private HttpRefusal tooLarge(long announced) {
            if (announced <= DISCARDED) {
                discard();
            }
            return new HttpRefusal(HttpStatus.CONTENT_TOO_LARGE, "body_too_large", "That is more than we read.");
        }

        private void discard() {
            end = Math.min(end, System.nanoTime() + DISCARD_DEADLINE.toNanos());
            try {
                boolean last = false;
                for (long read = 0; !last && read < DISCARDED; ) {
                    Content.Chunk chunk = next();
                    read += chunk.remaining();
                    last = chunk.isLast();
                    chunk.release();
                }
            } catch (HttpRefusal enough) {
                LOG.trace("The rest of a body that is too large is not read");
            }
        }

        @Override
        public void close() {
            if (waits) {
                waiting.release();
            }
        }
    }
}
