package com.clariva.connect.app.environment;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of internet addresses, written {@code 203.0.113.0/24}, {@code 2001:db8::/32} or as one address. */
public final class AddressRange {
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    private final InetAddress network;
    private final int prefix;

    private AddressRange(InetAddress network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /** The range, or empty if {@code text} is none. Names are never looked up. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> network = IpAddress.literal(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return network.map(one -> new AddressRange(one, bitsOf(one)));
        }
        String prefix = text.substring(slash + 1);
        return network.filter(known -> PREFIX.matcher(prefix).matches())
                .filter(known -> Integer.parseInt(prefix) <= bitsOf(known))
                .map(known -> new AddressRange(known, Integer.parseInt(prefix)));
    }

    /** Whether {@code address}, in any form that {@link IpAddress} reads, lies in the range. A name lies in none. */
    public boolean contains(String address) {
        return IpAddress.parse(address).filter(this::contains).isPresent();
    }

    /** Whether {@code address} lies in the range. */
    public boolean contains(InetAddress address) {
        return bitsOf(address) == bitsOf(network) && front(address).equals(front(network));
    }

    private BigInteger front(InetAddress address) {
        return new BigInteger(1, address.getAddress()).shiftRight(bitsOf(address) - prefix);
    }

    private static int bitsOf(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }
}
