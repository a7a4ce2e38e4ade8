package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.Capacity;
import com.clariva.connect.app.metrics.CapacityRefusals;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Leaves threads for webhooks and health checks: only so many other requests are handled at a time, fewer than there
 * are threads. Further ones are answered 503 at once.
 */
final class ConcurrencyLimit extends Handler.Wrapper {
    private static final String HEALTH = "/health";

    private final Semaphore free;
    private final CapacityRefusals refusals;

    ConcurrencyLimit(int mostRequests, CapacityRefusals refusals) {
        this.free = new Semaphore(mostRequests);
        this.refusals = requireNonNull(refusals, "refusals is null");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isHealthCheck(request)) {
            return super.handle(request, response, callback);
        }
        if (!free.tryAcquire()) {
            refusals.record(Capacity.REQUEST_THREADS);
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return true;
        }
        try {
            return super.handle(request, response, callback);
        } finally {
            free.release();
        }
    }

    private static boolean isHealthCheck(Request request) {
        String path = Request.getPathInContext(request);
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }
}
