package com.clariva.connect.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a delivery is signed: rightly, wrongly, or not at all. */
public final class Signing {
    static final String SHA256_HEADER = "X-Hub-Signature-256";
    static final String SHA1_HEADER = "X-Hub-Signature";

    private final Function<byte[], Map<String, String>> headers;
    private final boolean genuine;

    private Signing(Function<byte[], Map<String, String>> headers) {
        this(headers, false);
    }

    private Signing(Function<byte[], Map<String, String>> headers, boolean genuine) {
        this.headers = headers;
        this.genuine = genuine;
    }

    /** As Meta does: both headers, over the very bytes of the body. */
    public static Signing with(String secret) {
        return new Signing(body -> Map.of(SHA256_HEADER, sha256(secret, body), SHA1_HEADER, sha1(secret, body)));
    }

    /** By somebody who does not know the secret. */
    public static Signing forged() {
        return with("a-secret-that-nobody-agreed-upon");
    }

    public static Signing none() {
        return new Signing(body -> Map.of());
    }

    /** Only the legacy header, rightly signed. */
    public static Signing legacyOnly(String secret) {
        return new Signing(body -> Map.of(SHA1_HEADER, sha1(secret, body)));
    }

    /** A right signature, but of another body. */
    public static Signing ofOtherBytes(String secret) {
        return new Signing(body ->
                Map.of(SHA256_HEADER, sha256(secret, (new String(body, UTF_8) + " ").getBytes(UTF_8))));
    }

    /** {@code X-Hub-Signature-256} exactly as given. */
    public static Signing header(String value) {
        return new Signing(body -> Map.of(SHA256_HEADER, value));
    }

    /** Meta's own. Only these are repeated until they are accepted. */
    static Signing genuine(String appSecret) {
        return new Signing(with(appSecret).headers, true);
    }

    boolean genuine() {
        return genuine;
    }

    Map<String, String> headersFor(byte[] body) {
        return headers.apply(body);
    }

    static byte[] hmac(String algorithm, String secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static String sha256(String secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(hmac("HmacSHA256", secret, body));
    }

    private static String sha1(String secret, byte[] body) {
        return "sha1=" + HexFormat.of().formatHex(hmac("HmacSHA1", secret, body));
    }
}
