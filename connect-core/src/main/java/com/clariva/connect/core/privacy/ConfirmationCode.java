package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** What a person shows who wants to know how far a deletion is. Whoever has it may look. */
public record ConfirmationCode(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    public ConfirmationCode {
        requireNonNull(value, "value is null");
        if (!isCode(value)) {
            throw new IllegalArgumentException("a confirmation code is 32 hexadecimal digits");
        }
    }

    /** Whether {@code value} has the form of a code. */
    public static boolean isCode(String value) {
        return value.matches("[0-9a-f]{" + 2 * BYTES + "}");
    }

    static ConfirmationCode random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ConfirmationCode(HexFormat.of().formatHex(bytes));
    }

    /** The same for the same signature, so that a request that is repeated is recognised by it. */
    static ConfirmationCode ofSignature(byte[] signature) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(signature);
            return new ConfirmationCode(HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Constant: a log is not where it is to be found. */
    @Override
    public String toString() {
        return "ConfirmationCode(redacted)";
    }
}
