package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.google.common.cache.Cache;
import com.google.common.net.InetAddresses;
import io.javalin.http.Context;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts wrong keys by the address they come from. After five within a minute that address has to wait, and no other.
 * An IPv6 network of 64 bits counts as one address, because it belongs to one subscriber.
 */
final class WrongKeys {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 5;
    private static final int NETWORK_BYTES = 8;

    private final WebhookSources sources;
    private final InstantSource clock;
    private final Cache<String, AtomicInteger> wrong;

    /** @param sources whose trusted proxies tell the addresses behind them */
    WrongKeys(WebhookSources sources, InstantSource clock) {
        this.sources = requireNonNull(sources, "sources is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.wrong = ShortMemory.of(PAUSE, clock);
    }

    /** Whether the sender of this request has to wait. */
    boolean tooMany(Context ctx) {
        AtomicInteger count = wrong.getIfPresent(address(ctx));
        return count != null && count.get() >= MOST;
    }

    void count(Context ctx) {
        wrong.asMap()
                .computeIfAbsent(address(ctx), first -> new AtomicInteger())
                .incrementAndGet();
    }

    /** When who has to wait may try again, at the latest. */
    Instant retryAfter() {
        return clock.instant().plus(PAUSE);
    }

    private String address(Context ctx) {
        String sender = sources.sender(
                ctx.req().getRemoteAddr(),
                WebhookSources.hops(Collections.list(ctx.req().getHeaders("X-Forwarded-For")).stream()));
        return InetAddresses.isInetAddress(sender) ? network(InetAddresses.forString(sender)) : sender;
    }

    private static String network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return InetAddresses.toAddrString(address);
        }
        try {
            byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 2 * NETWORK_BYTES);
            return InetAddresses.toAddrString(InetAddress.getByAddress(network));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an IPv6 address has 16 bytes", e);
        }
    }
}
