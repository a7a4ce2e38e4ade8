package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/** Looks names up within a limit. The system's own look-up knows none, and cannot be interrupted. */
final class LimitedDns implements Dns {
    private final ExecutorService lookups = Executors.newCachedThreadPool(LimitedDns::thread);
    private final Dns names;
    private final Duration limit;

    LimitedDns(Dns names, Duration limit) {
        this.names = requireNonNull(names, "names is null");
        this.limit = requireNonNull(limit, "limit is null");
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        Future<List<InetAddress>> lookup = lookups.submit(() -> names.lookup(hostname));
        try {
            return lookup.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unknown(hostname, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(hostname, e);
        }
    }

    private static UnknownHostException unknown(String hostname, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(hostname);
        unknown.initCause(cause);
        return unknown;
    }

    private static Thread thread(Runnable lookup) {
        Thread thread = new Thread(lookup, "connect-instagram-dns");
        thread.setDaemon(true);
        return thread;
    }
}
