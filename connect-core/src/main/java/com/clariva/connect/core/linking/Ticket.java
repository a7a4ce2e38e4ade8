package com.clariva.connect.core.linking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Unguessable text that travels through a browser: the {@code state} of an attempt, the cookie that
 * names the browser, the code that finishes a link. 256 random bits, base64url, 43 characters.
 *
 * <p>Stores keep {@link #digest}, so that reading the store does not let anybody use it.
 */
public record Ticket(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int LONGEST = 128;

    public Ticket {
        requireNonNull(value, "value is null");
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new IllegalArgumentException("a ticket is 1 to 128 characters");
        }
    }

    /** A fresh one. */
    public static Ticket random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Ticket(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** SHA-256 of the text, as 64 lower-case hex digits. */
    public String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Ticket(redacted)";
    }
}
