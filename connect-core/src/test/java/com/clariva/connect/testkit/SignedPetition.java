package com.clariva.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs petitions as Meta does: the values of {@code signed_request}. */
public final class SignedPetition {
    private static final Base64.Encoder PLAIN = Base64.getUrlEncoder().withoutPadding();

    private SignedPetition() {}

    /** About the account with that id, by any of its ids. */
    public static String about(InstagramId named, Instant issuedAt, Secret secret) {
        return of(
                secret,
                "{\"user_id\":\"" + named + "\",\"algorithm\":\"HMAC-SHA256\",\"issued_at\":"
                        + issuedAt.getEpochSecond() + "}");
    }

    /** With any payload. */
    public static String of(Secret secret, String payload) {
        return encoded(PLAIN, secret, payload);
    }

    /** With the padding that Meta leaves out. */
    public static String padded(Secret secret, String payload) {
        return encoded(Base64.getUrlEncoder(), secret, payload);
    }

    /** Signed as nobody must: the payload decoded. */
    public static String signedDecoded(Secret secret, String payload) {
        byte[] bytes = payload.getBytes(UTF_8);
        return PLAIN.encodeToString(hmac(secret, bytes)) + "." + PLAIN.encodeToString(bytes);
    }

    private static String encoded(Base64.Encoder encoder, Secret secret, String payload) {
        String second = encoder.encodeToString(payload.getBytes(UTF_8));
        return encoder.encodeToString(hmac(secret, second.getBytes(UTF_8))) + "." + second;
    }

    private static byte[] hmac(Secret secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
