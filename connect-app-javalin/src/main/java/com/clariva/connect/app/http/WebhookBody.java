package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The body of one webhook, read as it arrives; no thread waits for it. A body that has not arrived within the deadline
 * ends by closing its connection: that wakes the reader, so that nobody else ever touches the request meanwhile.
 */
final class WebhookBody implements Invocable.Task {
    static final int MOST_BYTES = 8 * 1024 * 1024;
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private final Request request;
    private final DeliveryRoom.Place place;
    private final Reader reader;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Scheduler.Task deadline;
    private volatile boolean late;

    private WebhookBody(Request request, DeliveryRoom.Place place, Reader reader) {
        this.request = request;
        this.place = requireNonNull(place, "place is null");
        this.reader = requireNonNull(reader, "reader is null");
        this.deadline = request.getComponents()
                .getScheduler()
                .schedule(this::giveUp, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Reads the body of {@code request} into {@code place}, and tells {@code reader} once. */
    static void read(Request request, DeliveryRoom.Place place, Reader reader) {
        new WebhookBody(request, place, reader).run();
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    /** Reads what has arrived, and comes back for more. */
    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                fail(late ? Failure.TOO_SLOW : Failure.CUT_OFF);
                return;
            }
            boolean last = chunk.isLast();
            boolean taken = take(chunk);
            if (!taken) {
                return;
            }
            if (last) {
                deadline.cancel();
                reader.whole(body.toByteArray());
                return;
            }
        }
    }

    private boolean take(Content.Chunk chunk) {
        int bytes = chunk.remaining();
        try {
            if (body.size() + bytes > MOST_BYTES) {
                fail(Failure.TOO_LARGE);
                return false;
            }
            if (!place.take(bytes)) {
                fail(Failure.NO_ROOM);
                return false;
            }
            byte[] copy = new byte[bytes];
            chunk.get(copy, 0, bytes);
            body.write(copy, 0, bytes);
            return true;
        } finally {
            chunk.release();
        }
    }

    private void fail(Failure failure) {
        deadline.cancel();
        reader.failed(failure);
    }

    private void giveUp() {
        late = true;
        request.getConnectionMetaData().getConnection().getEndPoint().close();
    }

    /** Why a body was not read to its end. */
    enum Failure {
        TOO_LARGE,
        TOO_SLOW,
        NO_ROOM,
        CUT_OFF
    }

    /** Who wants the body. */
    interface Reader {
        void whole(byte[] body);

        void failed(Failure failure);
    }
}
