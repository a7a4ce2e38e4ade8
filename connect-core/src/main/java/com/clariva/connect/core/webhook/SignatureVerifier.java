package com.clariva.connect.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.secret.NamedSecret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks the {@code X-Hub-Signature-256} header: HMAC-SHA256 of the body, keyed by an app secret.
 *
 * <p>There is no switch to turn this off. A test that needs a delivery signs one.
 */
final class SignatureVerifier {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCHEME = "sha256=";
    private static final int HEX_DIGITS = 64;

    private final List<Key> keys;

    SignatureVerifier(List<NamedSecret> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("at least one app secret is needed");
        }
        this.keys = secrets.stream().map(Key::of).toList();
    }

    /** The delivery, verified; or empty if the signature is absent, malformed or wrong. */
    Optional<VerifiedDelivery> verify(RawDelivery delivery) {
        return delivery.signature()
                .flatMap(SignatureVerifier::decode)
                .flatMap(claimed -> matching(claimed, delivery.body()))
                .map(name -> VerifiedDelivery.of(delivery, name));
    }

    /** Why {@link #verify} was empty. */
    SignatureFlaw flawOf(RawDelivery delivery) {
        if (delivery.signature().isEmpty()) {
            return delivery.signedBySha1() ? SignatureFlaw.SHA1_ONLY : SignatureFlaw.NO_HEADER;
        }
        return delivery.signature().flatMap(SignatureVerifier::decode).isEmpty()
                ? SignatureFlaw.MALFORMED
                : SignatureFlaw.NO_MATCH;
    }

    private Optional<String> matching(byte[] claimed, byte[] body) {
        for (Key key : keys) {
            if (MessageDigest.isEqual(claimed, key.sign(body))) {
                return Optional.of(key.name);
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> decode(String header) {
        if (!header.startsWith(SCHEME) || header.length() != SCHEME.length() + HEX_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of().parseHex(header.substring(SCHEME.length())));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private record Key(String name, SecretKeySpec spec) {
        static Key of(NamedSecret secret) {
            byte[] bytes = secret.secret().reveal().getBytes(UTF_8);
            return new Key(secret.name(), new SecretKeySpec(bytes, ALGORITHM));
        }

        byte[] sign(byte[] body) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(spec);
                return mac.doFinal(body);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has " + ALGORITHM, e);
            }
        }
    }
}
