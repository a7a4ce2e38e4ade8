package com.clariva.connect.core.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
    private static final NamedSecret INSTAGRAM = secret("INSTAGRAM_APP_SECRET", "0123456789abcdef0123456789abcdef");
    private static final NamedSecret META = secret("META_APP_SECRET", "fedcba9876543210fedcba9876543210");
    private static final String ASCII_TEXT_SIGNATURE =
            "c866a19604722b01bcb4374a148060ba1feaa945bc38a7193b35cf737f88debf";

    private final SignatureVerifier verifier = new SignatureVerifier(List.of(INSTAGRAM, META));

    @ParameterizedTest
    @CsvSource({
        "ascii-text, INSTAGRAM_APP_SECRET, c866a19604722b01bcb4374a148060ba1feaa945bc38a7193b35cf737f88debf",
        "escaped-unicode-and-slashes, INSTAGRAM_APP_SECRET, 5fb28cf3332ef9c18232a038e1dbfc55a58c5a690d56efda2b623930ef965c62",
        "attachment-url-escaped-slashes, INSTAGRAM_APP_SECRET, 1a1d20cf0d8a101285826dbf549d02f8327add0c9feaf69f49a4e7cbf7f2be5e",
        "comments-with-spaces, INSTAGRAM_APP_SECRET, 264a21116d5168c5bfa160dabf41e4c84d12883b6ba9c2764623c7277a81dd04",
        "signed-with-meta-app-secret-instead, META_APP_SECRET, 2a1e96f786beaa35186111510401d6d7b4a421dad2cb732921e562611750053e"
    })
    void recordedDeliveryIsVerifiedByTheSecretThatSignedIt(String file, String secretName, String signature) {
        Optional<VerifiedDelivery> verified = verifier.verify(signed(vector(file), "sha256=" + signature));

        assertThat(verified).map(VerifiedDelivery::secretName).contains(secretName);
        assertThat(verified).map(VerifiedDelivery::body).contains(vector(file));
        assertThat(new String(vector("hub-signature-vectors.json"), UTF_8)).contains(signature);
    }

    /** Test cases 2 and 4 of RFC 4231. The others have keys that are no text. */
    @Test
    void signatureIsTheHmacOfTheStandard() {
        NamedSecret jefe = secret("case 2", "Jefe");
        byte[] counting = HexFormat.of().parseHex("0102030405060708090a0b0c0d0e0f10111213141516171819");
        NamedSecret counted = secret("case 4", new String(counting, UTF_8));
        byte[] fiftyTimes = new byte[50];
        Arrays.fill(fiftyTimes, (byte) 0xcd);
        SignatureVerifier standard = new SignatureVerifier(List.of(jefe, counted));

        Optional<VerifiedDelivery> second = standard.verify(signed(
                "what do ya want for nothing?".getBytes(UTF_8),
                "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        Optional<VerifiedDelivery> fourth = standard.verify(
                signed(fiftyTimes, "sha256=82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"));

        assertThat(second).map(VerifiedDelivery::secretName).contains("case 2");
        assertThat(fourth).map(VerifiedDelivery::secretName).contains("case 4");
    }

    @Test
    void deliveryWithoutASignatureIsNotAuthentic() {
        assertRefused(delivery(Optional.empty(), false), SignatureFlaw.NO_HEADER);
    }

    @Test
    void oldSignatureAloneIsNotEnough() {
        assertRefused(delivery(Optional.empty(), true), SignatureFlaw.SHA1_ONLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256",
                ASCII_TEXT_SIGNATURE,
                "sha1=17003a0fe43533139c2be0671c86dc32a37bec90",
                "SHA256=" + ASCII_TEXT_SIGNATURE,
                " sha256=" + ASCII_TEXT_SIGNATURE,
                "sha256=" + ASCII_TEXT_SIGNATURE + " ",
                "sha256=" + ASCII_TEXT_SIGNATURE + "00",
                "sha256=c866a19604722b01bcb4374a148060ba1feaa945bc38a7193b35cf737f88de",
                "sha256=g866a19604722b01bcb4374a148060ba1feaa945bc38a7193b35cf737f88debf",
                "sha256=\u0661866a19604722b01bcb4374a148060ba1feaa945bc38a7193b35cf737f88deb",
                "md5=" + ASCII_TEXT_SIGNATURE
            })
    void malformedSignatureIsRefusedAsSuch(String header) {
        assertRefused(delivery(Optional.of(header), true), SignatureFlaw.MALFORMED);
    }

    /** Meta writes lower case. The digits are compared, not their spelling. */
    @Test
    void upperCaseDigitsAreTheSameDigits() {
        String header = "sha256=" + ASCII_TEXT_SIGNATURE.toUpperCase(Locale.ROOT);

        assertThat(verifier.verify(delivery(Optional.of(header), false))).isPresent();
    }

    @Test
    void otherSecretDoesNotVerify() {
        SignatureVerifier stranger = new SignatureVerifier(List.of(META));
        RawDelivery delivery = delivery(Optional.of("sha256=" + ASCII_TEXT_SIGNATURE), false);

        assertThat(stranger.verify(delivery)).isEmpty();
        assertThat(stranger.flawOf(delivery)).isEqualTo(SignatureFlaw.NO_MATCH);
    }

    @Test
    void signatureIsGoodForItsBytesOnly() {
        byte[] body = vector("ascii-text");

        for (int index = 0; index < body.length; index++) {
            byte[] changed = body.clone();
            changed[index] ^= 1;
            assertRefused(signed(changed, "sha256=" + ASCII_TEXT_SIGNATURE), SignatureFlaw.NO_MATCH);
        }
        assertRefused(signed(new byte[0], "sha256=" + ASCII_TEXT_SIGNATURE), SignatureFlaw.NO_MATCH);
        assertRefused(
                signed(Arrays.copyOf(body, body.length + 1), "sha256=" + ASCII_TEXT_SIGNATURE), SignatureFlaw.NO_MATCH);
    }

    @Test
    void formerSecretVerifiesWhileItIsListed() {
        NamedSecret renewed = secret("INSTAGRAM_APP_SECRET", "00000000000000000000000000000000");
        NamedSecret former = new NamedSecret("INSTAGRAM_APP_SECRET_PREVIOUS", INSTAGRAM.secret());
        SignatureVerifier rotating = new SignatureVerifier(List.of(renewed, former));

        assertThat(rotating.verify(delivery(Optional.of("sha256=" + ASCII_TEXT_SIGNATURE), false)))
                .map(VerifiedDelivery::secretName)
                .contains("INSTAGRAM_APP_SECRET_PREVIOUS");
    }

    @Test
    void withoutASecretThereIsNoVerifier() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SignatureVerifier(List.of()));
    }

    private void assertRefused(RawDelivery delivery, SignatureFlaw flaw) {
        assertThat(verifier.verify(delivery)).isEmpty();
        assertThat(verifier.flawOf(delivery)).isEqualTo(flaw);
    }

    private static RawDelivery delivery(Optional<String> signature, boolean signedBySha1) {
        return new RawDelivery(vector("ascii-text"), signature, signedBySha1, Instant.EPOCH);
    }

    private static RawDelivery signed(byte[] body, String header) {
        return new RawDelivery(body, Optional.of(header), false, Instant.EPOCH);
    }

    private static NamedSecret secret(String name, String value) {
        return new NamedSecret(name, Secret.of(value));
    }

    private static byte[] vector(String name) {
        String path = "/vectors/" + (name.contains(".") ? name : name + ".raw");
        try (InputStream file = SignatureVerifierTest.class.getResourceAsStream(path)) {
            return Optional.ofNullable(file).orElseThrow().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
