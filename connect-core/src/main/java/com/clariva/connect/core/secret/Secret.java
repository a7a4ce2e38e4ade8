package com.clariva.connect.core.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Text that must not be seen: an app secret, an authorization code, a token.
 *
 * <p>A secret prints as {@code Secret(redacted)} and compares in constant time. The one way out is
 * {@link #reveal}; the architecture test lists the classes that may call it.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps {@code value}.
     *
     * @throws IllegalArgumentException if {@code value} is blank
     */
    public static Secret of(String value) {
        requireNonNull(value, "value is null");
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret is not blank");
        }
        return new Secret(value);
    }

    /** The text itself. Call this where the secret leaves the process, and nowhere earlier. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(value.getBytes(UTF_8), that.value.getBytes(UTF_8));
    }

    /** Constant, so that a hash never says anything about the text. Do not key a map by a secret. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "Secret(redacted)";
    }
}
