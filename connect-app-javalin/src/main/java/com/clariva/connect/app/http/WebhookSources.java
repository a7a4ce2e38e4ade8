package com.clariva.connect.app.http;

import com.google.common.collect.Lists;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Which addresses may send webhooks. Without a list all may: the signature decides. A forwarded address
 * counts only if it was a trusted proxy that forwarded it.
 */
public final class WebhookSources {
    private final InetAddressSet allowed = new InetAddressSet();
    private final InetAddressSet proxies = new InetAddressSet();

    /**
     * Takes addresses and CIDR blocks, IPv4 or IPv6.
     *
     * @throws IllegalArgumentException if one cannot be read
     */
    public WebhookSources(List<String> allowed, List<String> trustedProxies) {
        this.allowed.addAll(allowed);
        this.proxies.addAll(trustedProxies);
    }

    /**
     * Whether a webhook may come from there.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the addresses of {@code X-Forwarded-For}, in their order
     */
    boolean admit(String peer, List<String> forwardedFor) {
        return allowed.isEmpty() || sender(peer, forwardedFor).filter(allowed::test).isPresent();
    }

    /** The nearest address that is not a proxy of ours. What stands before it, anybody could have written. */
    private Optional<InetAddress> sender(String peer, List<String> forwardedFor) {
        Optional<InetAddress> nearest = address(peer);
        for (String hop : Lists.reverse(forwardedFor)) {
            if (nearest.filter(proxies::test).isEmpty()) {
                return nearest;
            }
            nearest = address(hop.strip());
        }
        return nearest;
    }

    private static Optional<InetAddress> address(String text) {
        return InetAddresses.isInetAddress(text) ? Optional.of(InetAddresses.forString(text)) : Optional.empty();
    }
}
