package com.clariva.connect.app.settings;

import com.clariva.connect.core.secret.Secret;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The form of {@code CONNECT_ENCRYPTION_KEYS}: {@code name:base64,name:base64}, 32 bytes each. */
public final class KeyLine {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 4;

    private KeyLine() {}

    /** One fresh key, ready for the variable. */
    public static Secret fresh(SecureRandom random) {
        byte[] name = new byte[NAME_BYTES];
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(name);
        random.nextBytes(key);
        return Secret.of(
                "k" + HexFormat.of().formatHex(name) + ":" + Base64.getEncoder().encodeToString(key));
    }

    static Optional<Secret> read(String text) {
        Set<String> names = new HashSet<>();
        boolean good = Arrays.stream(text.split(",", -1)).map(String::strip).allMatch(part -> isKey(part, names));
        return good ? Optional.of(Secret.of(text)) : Optional.empty();
    }

    private static boolean isKey(String part, Set<String> names) {
        int colon = part.indexOf(':');
        if (colon < 0) {
            return false;
        }
        String name = part.substring(0, colon);
        return NAME.matcher(name).matches() && names.add(name) && is32Bytes(part.substring(colon + 1));
    }

    private static boolean is32Bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
