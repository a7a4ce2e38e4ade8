package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An event's name in this house: 128 bits of the SHA-256 of its {@link EventKey}, as 32 lower-case hex
 * digits. A repeated event has the same id, so "duplicate of what" needs no look-up.
 */
public record EventId(String value) {
    private static final int BYTES = 16;

    public EventId {
        requireNonNull(value, "value is null");
        if (!isId(value)) {
            throw new IllegalArgumentException("an event id is 32 lower-case hex digits");
        }
    }

    /** Whether {@code text} is one. */
    public static boolean isId(String text) {
        return text.length() == 2 * BYTES && isHex(text);
    }

    public static EventId of(EventKey key) {
        return ofText(key.value());
    }

    /** The id of a text: that of its UTF-8 bytes, and another one for every text, lone surrogates included. */
    public static EventId ofText(String text) {
        return ofBytes(Wtf8.encode(text));
    }

    /** The id of bytes that could not be read as events. */
    public static EventId ofBytes(byte[] bytes) {
        return new EventId(HexFormat.of().formatHex(sha256().digest(bytes), 0, BYTES));
    }

    /** The same 128 bits as a UUID, for where ids have to be one. */
    public UUID asUuid() {
        return new UUID(
                Long.parseUnsignedLong(value, 0, BYTES, BYTES), Long.parseUnsignedLong(value, BYTES, 2 * BYTES, BYTES));
    }

    private static boolean isHex(String value) {
        for (int place = 0; place < value.length(); place++) {
            char character = value.charAt(place);
            if (!(character >= '0' && character <= '9') && !(character >= 'a' && character <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
