package com.clariva.connect.app.http;

import com.clariva.connect.app.environment.AddressRange;
import com.clariva.connect.app.environment.IpAddress;
import com.google.common.base.Splitter;
import com.google.common.collect.Lists;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses may send webhooks. Without a list all may: the signature decides. A forwarded address
 * counts only if it was a trusted proxy that forwarded it.
 */
public record WebhookSources(List<AddressRange> allowed, List<AddressRange> trustedProxies) {
    private static final Splitter HOPS = Splitter.on(',').trimResults().omitEmptyStrings();

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

    /**
     * The nearest address that is not a proxy of ours, in its canonical form: what stands before it, anybody could have
     * written. Where a proxy of ours forwards what is no address, it is the proxy's.
     */
    String sender(String peer, List<String> forwardedFor) {
        Optional<InetAddress> nearest = IpAddress.parse(peer);
        for (String hop : Lists.reverse(forwardedFor)) {
            if (hop.isBlank()) {
                continue;
            }
            Optional<InetAddress> next = IpAddress.parse(hop);
            if (next.isEmpty() || nearest.filter(this::isTrustedProxy).isEmpty()) {
                break;
            }
            nearest = next;
        }
        return nearest.map(InetAddresses::toAddrString).orElse(peer);
    }

    /** The addresses in all headers {@code X-Forwarded-For}, in their order. */
    static List<String> hops(Stream<String> headers) {
        return headers.flatMap(HOPS::splitToStream).toList();
    }

    /** Whether a proxy of ours has this address. */
    boolean isTrustedProxy(InetAddress address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isIn(List<AddressRange> ranges, String address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
