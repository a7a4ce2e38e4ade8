package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.Capacity;
import com.clariva.connect.app.metrics.CapacityRefusals;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Leaves threads for webhooks and health checks: only so many other requests are handled at a time, fewer than there
 * are threads, and of one client address an eighth of them. Further ones are answered 503 at once.
 */
final class ConcurrencyLimit extends Handler.Wrapper {
    private static final String HEALTH = "/health";

    private static final int MOST_SHARES = 8;

    private final Semaphore free;
    private final int mostOfOneClient;
    private final ConnectionsPerAddress addresses;
    private final Map<InetAddress, Integer> ofClients = new ConcurrentHashMap<>();
    private final CapacityRefusals refusals;

    ConcurrencyLimit(int mostRequests, ConnectionsPerAddress addresses, CapacityRefusals refusals) {
        this.free = new Semaphore(mostRequests);
        this.mostOfOneClient = mostRequests / MOST_SHARES;
        this.addresses = requireNonNull(addresses, "addresses is null");
        this.refusals = requireNonNull(refusals, "refusals is null");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isHealthCheck(request)) {
            return super.handle(request, response, callback);
        }
        Optional<InetAddress> client = addresses.clientOf(request);
        if (!isAdmitted(client)) {
            refusals.record(Capacity.REQUEST_THREADS);
            Response.writeError(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return true;
        }
        try {
            return super.handle(request, response, callback);
        } finally {
            free.release();
            client.ifPresent(this::leave);
        }
    }

    private boolean isAdmitted(Optional<InetAddress> client) {
        if (client.isPresent() && ofClients.merge(client.get(), 1, Integer::sum) > mostOfOneClient) {
            leave(client.get());
            return false;
        }
        if (free.tryAcquire()) {
            return true;
        }
        client.ifPresent(this::leave);
        return false;
    }

    private void leave(InetAddress client) {
        ofClients.computeIfPresent(client, (known, requests) -> requests > 1 ? requests - 1 : null);
    }

    private static boolean isHealthCheck(Request request) {
        String path = Request.getPathInContext(request);
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }
}
