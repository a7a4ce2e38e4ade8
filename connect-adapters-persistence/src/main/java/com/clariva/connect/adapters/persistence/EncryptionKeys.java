package com.clariva.connect.adapters.persistence;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The text form of the keys, as {@code CONNECT_ENCRYPTION_KEYS} holds it: {@code name:base64}, and
 * more of them after commas. The first one seals, all of them open.
 *
 * <p>A new key is added last on every instance, then moved first, and the old one is dropped when
 * nothing is sealed by it any more.
 */
public final class EncryptionKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    private EncryptionKeys() {}

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if an entry breaks a rule; the message says which entry and
     *     which rule, and nothing of the value
     */
    public static List<NamedKey> parse(String text) {
        String[] entries = text.split(",", -1);
        List<NamedKey> keys = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < entries.length; i++) {
            NamedKey key = key(entries[i].strip(), i + 1);
            if (!names.add(key.name())) {
                throw broken(i + 1, "has the name of an entry before it");
            }
            keys.add(key);
        }
        return List.copyOf(keys);
    }

    /** A value for one new key, ready for {@code CONNECT_ENCRYPTION_KEYS}. Its name tells the day. */
    public static String fresh(InstantSource clock) {
        byte[] suffix = new byte[2];
        RANDOM.nextBytes(suffix);
        byte[] key = new byte[NamedKey.BYTES];
        RANDOM.nextBytes(key);
        String name = "k" + DAY.format(clock.instant()) + "-" + HexFormat.of().formatHex(suffix);
        return name + ":" + Base64.getEncoder().encodeToString(key);
    }

    private static NamedKey key(String entry, int number) {
        int colon = entry.indexOf(':');
        if (colon < 0) {
            throw broken(number, "is not name:base64");
        }
        String name = entry.substring(0, colon);
        if (!NamedKey.isName(name)) {
            throw broken(number, "has a name that is not 1 to 32 of A-Z, a-z, 0-9, dash and underscore");
        }
        byte[] bytes = bytes(entry.substring(colon + 1), number);
        if (bytes.length != NamedKey.BYTES) {
            throw broken(number, "has a key that is not 32 bytes long");
        }
        return new NamedKey(name, bytes);
    }

    private static byte[] bytes(String base64, int number) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Not as the cause: its message quotes the value.
            throw broken(number, "has a key that is not base64");
        }
    }

    private static IllegalArgumentException broken(int number, String rule) {
        return new IllegalArgumentException("entry " + number + " " + rule);
    }
}
