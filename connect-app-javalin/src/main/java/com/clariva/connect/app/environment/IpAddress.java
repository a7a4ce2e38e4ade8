package com.clariva.connect.app.environment;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Optional;

/**
 * An IP address as a connection's peer, a proxy or a gateway writes it: {@code 203.0.113.9}, {@code 2001:db8::1}, each
 * also in square brackets, with a port behind it or in quotes (RFC 7239, section 6). Names are never looked up.
 */
public final class IpAddress {
    private IpAddress() {}

    /** The address without port, brackets, quotes and zone; empty if {@code text} is none. */
    public static Optional<InetAddress> parse(String text) {
        String unquoted = unquoted(text.strip());
        try {
            return literal(withoutZone(HostAndPort.fromString(unquoted).getHost()));
        } catch (IllegalArgumentException notAHostAndPort) {
            return Optional.empty();
        }
    }

    /** The address that {@code text} is, as it is written in a configuration: nothing around it. */
    static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddresses.forString(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** A zone names an interface of this machine and is no part of the address. */
    private static String withoutZone(String host) {
        int zone = host.indexOf('%');
        return zone < 0 ? host : host.substring(0, zone);
    }
}
