package com.clariva.connect.core.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.LinePetitionReader;
import com.clariva.connect.testkit.SignedPetition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors were made by an independent implementation. */
class SignedRequestVerifierTest {
    private static final Secret SECRET = Secret.of("0123456789abcdef0123456789abcdef");
    private static final String DEAUTHORIZE = "BSp1u9nmRWJT94I-QpZAdzKq89FLG5j81oTY9aRxYNk."
            + "eyJ1c2VyX2lkIjoiMjQ1MDAwMDAwMDAwMDAwMDEiLCJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImlzc3VlZF9hdCI6MTc5NTIwMDAwMH0";
    private static final String WITH_EXPIRES = "QXRYRGtIBTrEpP6KVq8tX_0CbeZ26CCCLRGobvzdMBU."
            + "eyJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImV4cGlyZXMiOjE3OTUyMDM2MDAsImlzc3VlZF9hdCI6MTc5NTIwMDAwMCwidXNlcl9pZCI6IjI0NTAwMDAwMDAwMDAwMDAxIn0";
    private static final String NUMERIC_ID = "gpLX3lBR2lHEt64UudPYj8wiCvlOACnaV8_3QfO3zWQ."
            + "eyJ1c2VyX2lkIjoyNDUwMDAwMDAwMDAwMDAwMSwiYWxnb3JpdGhtIjoiSE1BQy1TSEEyNTYiLCJpc3N1ZWRfYXQiOjE3OTUyMDAwMDB9";
    private static final String OTHER_SECRET = "mmUB7wf4XZ3CmKHqggKIB6rjPFRQCX6V0YcXsT7Iscs."
            + "eyJ1c2VyX2lkIjoiMjQ1MDAwMDAwMDAwMDAwMDEiLCJhbGdvcml0aG0iOiJITUFDLVNIQTI1NiIsImlzc3VlZF9hdCI6MTc5NTIwMDAwMH0";

    private final SignedRequestVerifier verifier = new SignedRequestVerifier(
            List.of(
                    new NamedSecret("INSTAGRAM_APP_SECRET", Secret.of("another")),
                    new NamedSecret("META_APP_SECRET", SECRET)),
            new LinePetitionReader(),
            InstantSource.fixed(Instant.ofEpochSecond(1_795_200_000)));

    @ParameterizedTest
    @ValueSource(strings = {DEAUTHORIZE, WITH_EXPIRES, NUMERIC_ID})
    void signedByAnyOfTheSecretsIsProven(String text) {
        SignedRequest request = signed(text);

        assertThat(request.petition().named()).isEqualTo(new InstagramId("24500000000000001"));
        assertThat(request.petition().issuedAt()).isEqualTo(Instant.ofEpochSecond(1_795_200_000));
        assertThat(request.secretName()).isEqualTo("META_APP_SECRET");
    }

    @Test
    void paddingIsAccepted() {
        assertThat(signed(SignedPetition.padded(SECRET, petition("HMAC-SHA256"))))
                .isNotNull();
    }

    @Test
    void algorithmMayBeWrittenInSmallLetters() {
        assertThat(signed(SignedPetition.of(SECRET, petition("hmac-sha256")))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HMAC-SHA1", "HMAC-SHA256 ", "AES-256-CBC HMAC-SHA256"})
    void otherAlgorithmIsRefused(String algorithm) {
        assertThat(flawOf(SignedPetition.of(SECRET, petition(algorithm)))).isEqualTo(SignedRequestFlaw.WRONG_ALGORITHM);
    }

    @Test
    void otherSecretIsRefused() {
        assertThat(flawOf(OTHER_SECRET)).isEqualTo(SignedRequestFlaw.NO_MATCH);
    }

    @Test
    void otherPayloadUnderATrueSignatureIsRefused() {
        String signature = DEAUTHORIZE.substring(0, DEAUTHORIZE.indexOf('.') + 1);
        String payload = NUMERIC_ID.substring(NUMERIC_ID.indexOf('.') + 1);

        assertThat(flawOf(signature + payload)).isEqualTo(SignedRequestFlaw.NO_MATCH);
    }

    /** The classic mistake: then re-encoding would make another request out of one that was signed. */
    @Test
    void signatureOverTheDecodedPayloadIsRefused() {
        assertThat(flawOf(SignedPetition.signedDecoded(SECRET, petition("HMAC-SHA256"))))
                .isEqualTo(SignedRequestFlaw.NO_MATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a",
                "a.b",
                ".eyJ9",
                "no dot at all",
                "not base64!.eyJ9",
                "BSp1u9nmRWJT94I-QpZAdzKq89FLG5j81oTY9aRx.eyJ9",
                "\u00e4\u00f6\u00fc.\u00e4\u00f6\u00fc"
            })
    void whatIsNotASignedRequestIsMalformed(String text) {
        assertThat(flawOf(text)).isEqualTo(SignedRequestFlaw.MALFORMED);
    }

    /** It would be good against a link that is made later. */
    @Test
    void requestFromTheFutureIsRefusedButForAMinuteOfSkew() {
        assertThat(signed(SignedPetition.of(SECRET, issuedAt(1_795_200_060)))).isNotNull();
        assertThat(flawOf(SignedPetition.of(SECRET, issuedAt(1_795_200_061))))
                .isEqualTo(SignedRequestFlaw.ISSUED_IN_FUTURE);
        assertThat(flawOf(SignedPetition.of(SECRET, issuedAt(1_795_200_000 + 315_360_000L))))
                .isEqualTo(SignedRequestFlaw.ISSUED_IN_FUTURE);
    }

    @Test
    void signedNonsenseIsMalformed() {
        assertThat(flawOf(SignedPetition.of(SECRET, "not json"))).isEqualTo(SignedRequestFlaw.MALFORMED);
    }

    /** Nobody but Meta and us could have told the code. */
    @Test
    void codeIsTheSameForTheSameRequestAndOnlyForThat() {
        ConfirmationCode code = signed(DEAUTHORIZE).code();

        assertThat(signed(DEAUTHORIZE).code()).isEqualTo(code);
        assertThat(signed(NUMERIC_ID).code()).isNotEqualTo(code);
        assertThat(new String(code.value().getBytes(UTF_8), UTF_8)).matches("[0-9a-f]{32}");
    }

    private static String issuedAt(long second) {
        return petition("HMAC-SHA256").replace("1795200000", Long.toString(second));
    }

    private static String petition(String algorithm) {
        return "{\"user_id\":\"24500000000000001\",\"algorithm\":\"" + algorithm + "\",\"issued_at\":1795200000}";
    }

    private SignedRequest signed(String text) {
        return verifier.verify(text, request -> request, flaw -> {
            throw new AssertionError(flaw);
        });
    }

    private SignedRequestFlaw flawOf(String text) {
        return verifier.verify(
                text,
                request -> {
                    throw new AssertionError("this is not Meta's");
                },
                flaw -> flaw);
    }
}
