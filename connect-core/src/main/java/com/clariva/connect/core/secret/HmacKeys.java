package com.clariva.connect.core.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Several secrets, any of which may have signed: the current ones, and those from before a rotation.
 *
 * <p>HMAC-SHA256, compared in constant time.
 */
public final class HmacKeys {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<Key> keys;

    private HmacKeys(List<Key> keys) {
        this.keys = keys;
    }

    /**
     * Keys of all the secrets.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static HmacKeys of(List<NamedSecret> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("at least one secret is needed");
        }
        return new HmacKeys(secrets.stream().map(Key::of).toList());
    }

    /** The name of the secret by which {@code message} has {@code signature}. */
    public Optional<String> whichSigned(byte[] message, byte[] signature) {
        for (Key key : keys) {
            if (MessageDigest.isEqual(signature, key.sign(message))) {
                return Optional.of(key.name);
            }
        }
        return Optional.empty();
    }

    /** The signature of {@code message} by the first of the secrets. */
    public byte[] sign(byte[] message) {
        return keys.get(0).sign(message);
    }

    private record Key(String name, SecretKeySpec spec) {
        static Key of(NamedSecret secret) {
            byte[] bytes = secret.secret().reveal().getBytes(UTF_8);
            return new Key(secret.name(), new SecretKeySpec(bytes, ALGORITHM));
        }

        byte[] sign(byte[] message) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(spec);
                return mac.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has " + ALGORITHM, e);
            }
        }
    }
}
