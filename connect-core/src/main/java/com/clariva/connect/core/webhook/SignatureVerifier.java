package com.clariva.connect.core.webhook;

import com.clariva.connect.core.secret.HmacKeys;
import com.clariva.connect.core.secret.NamedSecret;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Checks the {@code X-Hub-Signature-256} header: HMAC-SHA256 of the body, keyed by an app secret.
 *
 * <p>There is no switch to turn this off. A test that needs a delivery signs one.
 */
final class SignatureVerifier {
    private static final String SCHEME = "sha256=";
    private static final int HEX_DIGITS = 64;

    private final HmacKeys keys;

    SignatureVerifier(List<NamedSecret> secrets) {
        this.keys = HmacKeys.of(secrets);
    }

    /** The delivery, verified; or empty if the signature is absent, malformed or wrong. */
    Optional<VerifiedDelivery> verify(RawDelivery delivery) {
        return delivery.signature()
                .flatMap(SignatureVerifier::decode)
                .flatMap(claimed -> keys.whichSigned(delivery.body(), claimed))
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
}
