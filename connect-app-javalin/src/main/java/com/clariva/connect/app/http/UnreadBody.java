package com.clariva.connect.app.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * What is still sent of a request that has been answered already. It is read and thrown away, within bounds: who is
 * still sending when the connection closes sees a broken connection instead of the answer.
 */
final class UnreadBody implements Invocable.Task {
    private static final long MOST_BYTES = 9L * 1024 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Request request;
    private final Callback callback;
    private final Scheduler.Task deadline;
    private long read;

    private UnreadBody(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
        this.deadline = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> request.getConnectionMetaData()
                                .getConnection()
                                .getEndPoint()
                                .close(),
                        DEADLINE.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Throws the rest away, then completes {@code callback}, and with it the request. */
    static void discard(Request request, Callback callback) {
        boolean willNotCome = request.getHeaders().contains(HttpHeader.EXPECT);
        if (willNotCome || request.getLength() > MOST_BYTES) {
            callback.succeeded();
        } else {
            new UnreadBody(request, callback).run();
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    @Override
    public void run() {
        boolean last = false;
        while (!last && read <= MOST_BYTES) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            last = chunk.isLast() || Content.Chunk.isFailure(chunk);
            read += chunk.remaining();
            chunk.release();
        }
        deadline.cancel();
        callback.succeeded();
    }
}
