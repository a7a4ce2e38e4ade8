package com.clariva.connect.app.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.core.secret.Secret;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Meta does. */
public final class Signatures {
    private Signatures() {}

    /** The value of {@code X-Hub-Signature-256}. */
    public static String sha256(Secret secret, byte[] body) {
        return "sha256=" + hex("HmacSHA256", secret, body);
    }

    /** The value of the old {@code X-Hub-Signature}. */
    static String sha1(Secret secret, byte[] body) {
        return "sha1=" + hex("HmacSHA1", secret, body);
    }

    private static String hex(String algorithm, Secret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
