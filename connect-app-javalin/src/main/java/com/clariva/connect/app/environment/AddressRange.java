package com.clariva.connect.app.environment;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of internet addresses, written {@code 203.0.113.0/24}, {@code 2001:db8::/32} or as one address. */
public final class AddressRange {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]{2,45}");
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
        Optional<InetAddress> network = address(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0) {
            return network.map(one -> new AddressRange(one, bitsOf(one)));
        }
        String prefix = text.substring(slash + 1);
        return network.filter(known -> PREFIX.matcher(prefix).matches())
                .filter(known -> Integer.parseInt(prefix) <= bitsOf(known))
                .map(known -> new AddressRange(known, Integer.parseInt(prefix)));
    }

    /** Whether {@code address}, written in digits, lies in the range. A name lies in none. */
    public boolean contains(String address) {
        return address(address)
                .filter(candidate -> bitsOf(candidate) == bitsOf(network))
                .map(candidate -> front(candidate).equals(front(network)))
                .orElse(false);
    }

    private BigInteger front(InetAddress address) {
        return new BigInteger(1, address.getAddress()).shiftRight(bitsOf(address) - prefix);
    }

    private static int bitsOf(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static Optional<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }
}
