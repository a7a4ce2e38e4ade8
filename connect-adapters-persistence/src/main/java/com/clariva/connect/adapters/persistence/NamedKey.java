package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * An encryption key of 256 bits, and the name that sealed bytes carry to be opened again. It prints
 * its name only.
 */
public final class NamedKey {
    static final int BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final String name;
    private final byte[] bytes;

    /**
     * @param name 1 to 32 letters, digits, dashes and underscores
     * @param bytes 32 of them
     */
    public NamedKey(String name, byte[] bytes) {
        this.name = requireNonNull(name, "name is null");
        this.bytes = bytes.clone();
        if (!isName(name)) {
            throw new IllegalArgumentException("a key's name is 1 to 32 of A-Z, a-z, 0-9, dash and underscore");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a key is 32 bytes");
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public String name() {
        return name;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    byte[] nameBytes() {
        return name.getBytes(US_ASCII);
    }

    @Override
    public String toString() {
        return "NamedKey(" + name + ")";
    }
}
