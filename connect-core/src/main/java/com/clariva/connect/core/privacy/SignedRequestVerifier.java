package com.clariva.connect.core.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.secret.HmacKeys;
import com.clariva.connect.core.secret.NamedSecret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Checks a {@code signed_request}: base64url of an HMAC-SHA256, a dot, and base64url of what was asked for.
 * The second part is signed as it was sent, still encoded, and is not decoded before that is known.
 */
final class SignedRequestVerifier {
    private static final String ALGORITHM = "HMAC-SHA256";
    private static final int SIGNATURE_BYTES = 32;
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final HmacKeys keys;
    private final PetitionReader reader;
    private final InstantSource clock;

    SignedRequestVerifier(List<NamedSecret> secrets, PetitionReader reader, InstantSource clock) {
        this.keys = HmacKeys.of(secrets);
        this.reader = requireNonNull(reader, "reader is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** Goes on with one of the two. */
    <T> T verify(String text, Function<SignedRequest, T> signed, Function<SignedRequestFlaw, T> flawed) {
        int dot = text.indexOf('.');
        Optional<byte[]> signature =
                dot < 0 ? Optional.empty() : decode(text.substring(0, dot)).filter(SignedRequestVerifier::isSignature);
        if (signature.isEmpty()) {
            return flawed.apply(SignedRequestFlaw.MALFORMED);
        }
        String payload = text.substring(dot + 1);
        Optional<String> secretName = keys.whichSigned(payload.getBytes(US_ASCII), signature.get());
        if (secretName.isEmpty()) {
            return flawed.apply(SignedRequestFlaw.NO_MATCH);
        }
        Optional<Petition> petition = decode(payload).flatMap(reader::read);
        if (petition.isEmpty()) {
            return flawed.apply(SignedRequestFlaw.MALFORMED);
        }
        if (!petition.get().algorithm().equalsIgnoreCase(ALGORITHM)) {
            return flawed.apply(SignedRequestFlaw.WRONG_ALGORITHM);
        }
        // One from the future could be kept, and used against a link that does not exist yet.
        if (petition.get().issuedAt().isAfter(clock.instant().plus(CLOCK_SKEW))) {
            return flawed.apply(SignedRequestFlaw.ISSUED_IN_FUTURE);
        }
        ConfirmationCode code = ConfirmationCode.ofSignature(signature.get());
        return signed.apply(SignedRequest.of(petition.get(), code, secretName.get()));
    }

    private static boolean isSignature(byte[] bytes) {
        return bytes.length == SIGNATURE_BYTES;
    }

    private static Optional<byte[]> decode(String encoded) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(encoded));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
