package com.clariva.connect.adapters.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import java.security.GeneralSecurityException;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 by a key of its own, derived (HKDF) from an encryption key. */
final class KeyedHash {
    private static final String ALGORITHM = "HMACSHA256";
    private static final byte[] PURPOSE = "clariva-connect pseudonym 1".getBytes(UTF_8);
    private static final int BYTES = 32;

    private final Prf prf;

    private KeyedHash(Prf prf) {
        this.prf = prf;
    }

    static KeyedHash derivedFrom(NamedKey key) {
        try {
            byte[] derived = Hkdf.computeHkdf(ALGORITHM, key.bytes(), new byte[0], PURPOSE, BYTES);
            return new KeyedHash(new PrfHmacJce(ALGORITHM, new SecretKeySpec(derived, "HMAC")));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    byte[] of(byte[] input) {
        try {
            return prf.compute(input, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
