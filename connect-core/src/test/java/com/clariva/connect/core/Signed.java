package com.clariva.connect.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.webhook.RawDelivery;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs deliveries as Instagram does. There is no switch that would spare a test from it. */
public final class Signed {
    private Signed() {}

    public static RawDelivery delivery(byte[] body, Secret secret, Instant receivedAt) {
        return new RawDelivery(
                body, Optional.of("sha256=" + HexFormat.of().formatHex(hmac(body, secret))), true, receivedAt);
    }

    private static byte[] hmac(byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
