package com.clariva.connect.app.http;

import com.clariva.connect.app.environment.AddressRange;
import com.google.common.collect.Lists;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses may send webhooks. Without a list all may: the signature decides. A forwarded address
 * counts only if it was a trusted proxy that forwarded it.
 */
public record WebhookSources(List<AddressRange> allowed, List<AddressRange> trustedProxies) {
    public WebhookSources {
        allowed = List.copyOf(allowed);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * Whether a webhook may come from there.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the addresses of {@code X-Forwarded-For}, in their order
     */
    boolean admit(String peer, List<String> forwardedFor) {
        return allowed.isEmpty() || isIn(allowed, sender(peer, forwardedFor));
    }

    /** The nearest address that is not a proxy of ours. What stands before it, anybody could have written. */
    String sender(String peer, List<String> forwardedFor) {
        String nearest = peer;
        for (String hop : Lists.reverse(forwardedFor)) {
            if (!isIn(trustedProxies, nearest)) {
                return nearest;
            }
            nearest = hop.strip();
        }
        return nearest;
    }

    /** Whether a proxy of ours is at the other end of a connection. */
    boolean isTrustedProxy(InetAddress peer) {
        return isIn(trustedProxies, peer.getHostAddress().replaceFirst("%.*", ""));
    }

    private static boolean isIn(List<AddressRange> ranges, String address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
