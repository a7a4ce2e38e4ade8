package com.clariva.connect.app.auth;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.app.settings.Access.DoctorTokens;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.ManualClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedKeysTest {
    private static final String SECRET = "a secret of thirty-two characters";

    private final ManualClock clock = new ManualClock();
    private final MockWebServer provider = new MockWebServer();
    private final RSAKey rsa = rsa("rsa-1");
    private final ECKey ec = ec();

    @BeforeEach
    void open() throws IOException {
        provider.start();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void publishedKeysAreBelieved() throws JOSEException {
        publish();
        DoctorTokenReader reader = reader(Optional.empty());

        assertThat(reader.doctorOf(signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa))))
                .contains(DR_ADA);
        assertThat(reader.doctorOf(signed(JWSAlgorithm.ES256, "ec-1", new ECDSASigner(ec))))
                .contains(DR_ADA);
        assertThat(provider.getRequestCount()).isEqualTo(1);
    }

    @Test
    void keyThatIsNotPublishedIsNot() throws JOSEException {
        publish();

        assertThat(reader(Optional.empty())
                        .doctorOf(signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa("rsa-1")))))
                .isEmpty();
    }

    @Test
    void publicKeyIsNoSharedSecret() throws JOSEException {
        publish();
        byte[] publicKey = rsa.toRSAPublicKey().getEncoded();
        String forged = signed(JWSAlgorithm.HS256, "rsa-1", new MACSigner(publicKey));

        assertThat(reader(Optional.empty()).doctorOf(forged)).isEmpty();
        assertThat(reader(Optional.of(SECRET)).doctorOf(forged)).isEmpty();
    }

    @Test
    void bothMayBeConfiguredWhileOneReplacesTheOther() throws JOSEException {
        publish();
        DoctorTokenReader reader = reader(Optional.of(SECRET));

        assertThat(reader.doctorOf(signed(JWSAlgorithm.HS256, "", new MACSigner(SECRET))))
                .contains(DR_ADA);
        assertThat(reader.doctorOf(signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa))))
                .contains(DR_ADA);
    }

    @Test
    void providerThatIsAwayIsNotTheDoctorsFault() throws JOSEException {
        String token = signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa));
        DoctorTokenReader reader = reader(Optional.empty());
        provider.close();

        assertThatThrownBy(() -> reader.doctorOf(token)).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void unknownKeyIsNobodysAndNoOutage() throws JOSEException {
        publish();
        publish();
        DoctorTokenReader reader = reader(Optional.empty());
        assertThat(reader.doctorOf(signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa))))
                .contains(DR_ADA);

        for (int i = 0; i < 50; i++) {
            assertThat(reader.doctorOf(signed(JWSAlgorithm.RS256, "junk-" + i, new RSASSASigner(rsa))))
                    .isEmpty();
            clock.advance(Duration.ofMillis(500));
        }

        assertThat(provider.getRequestCount()).isLessThanOrEqualTo(2);
    }

    @Test
    void strangersWithUnknownKeysDoNotDelayARotatedOneBeyondHalfAMinute() throws JOSEException {
        publish();
        publish();
        DoctorTokenReader reader = reader(Optional.empty());
        reader.doctorOf(signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa)));
        clock.advance(Duration.ofSeconds(15));
        reader.doctorOf(signed(JWSAlgorithm.RS256, "junk", new RSASSASigner(rsa)));
        RSAKey rotated = rsa("rsa-2");
        publish(new JWKSet(List.of(rsa, rotated)).toPublicJWKSet().toString());
        String token = signed(JWSAlgorithm.RS256, "rsa-2", new RSASSASigner(rotated));

        assertThat(reader.doctorOf(token)).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(reader.doctorOf(signed(JWSAlgorithm.RS256, "rsa-2", new RSASSASigner(rotated))))
                .contains(DR_ADA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"AA\",\"y\":\"AA\",\"kid\":\"odd\"}",
                "{\"kty\":\"LATTICE\",\"kid\":\"odd\"}",
                "{\"kty\":7}",
                "{\"kid\":\"odd\"}",
                "{\"kty\":\"RSA\",\"kid\":\"odd\"}",
                "{}"
            })
    void strangeKeyOfTheSetIsIgnored(String strange) throws JOSEException {
        publish("{\"keys\":[" + strange + "," + rsa.toPublicJWK() + "]}");

        assertThat(reader(Optional.empty()).doctorOf(signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa))))
                .contains(DR_ADA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "", "{}", "{\"keys\":null}", "{\"keys\":{}}", "{\"keys\":[null]}"})
    void whatIsNoSetOfKeysIsAnOutageOfTheProviderOrHasNoKey(String set) throws JOSEException {
        publish(set);
        publish(set);
        String token = signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa));

        try {
            assertThat(reader(Optional.empty()).doctorOf(token)).isEmpty();
        } catch (KeysUnavailableException unavailable) {
            assertThat(unavailable).hasCauseInstanceOf(KeySourceException.class);
        }
    }

    @Test
    void redirectIsNotFollowed() throws JOSEException {
        provider.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", provider.url("/elsewhere"))
                .build());
        provider.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", provider.url("/elsewhere"))
                .build());
        publish();
        DoctorTokenReader reader = reader(Optional.empty());
        String token = signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa));

        assertThatThrownBy(() -> reader.doctorOf(token)).isInstanceOf(KeysUnavailableException.class);
        assertThatThrownBy(() -> reader.doctorOf(token)).isInstanceOf(KeysUnavailableException.class);

        assertThat(provider.getRequestCount()).isEqualTo(2);
    }

    @Test
    void setOfMoreThanAMegabyteIsNotRead() throws JOSEException {
        String set = new JWKSet(rsa).toPublicJWKSet().toString();
        publish(set + " ".repeat(1024 * 1024));
        publish(set + " ".repeat(1024 * 1024));
        DoctorTokenReader reader = reader(Optional.empty());
        String token = signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa));

        assertThatThrownBy(() -> reader.doctorOf(token)).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void keysAreUsedForAnHourWhileTheProviderIsAway() throws JOSEException {
        publish();
        DoctorTokenReader reader = reader(Optional.empty());
        reader.doctorOf(signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa)));
        provider.close();

        clock.advance(Duration.ofMinutes(59));
        assertThat(reader.doctorOf(signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa))))
                .contains(DR_ADA);
        clock.advance(Duration.ofMinutes(2));
        String later = signed(JWSAlgorithm.RS256, "rsa-1", new RSASSASigner(rsa));
        assertThatThrownBy(() -> reader.doctorOf(later)).isInstanceOf(KeysUnavailableException.class);
    }

    private void publish() {
        publish(new JWKSet(List.of(rsa, ec)).toPublicJWKSet().toString());
    }

    private void publish(String set) {
        provider.enqueue(new MockResponse.Builder().body(set).build());
    }

    private DoctorTokenReader reader(Optional<String> secret) {
        return new DoctorTokenReader(
                new DoctorTokens(
                        secret.map(Secret::of),
                        Optional.of(provider.url("/keys").uri()),
                        Optional.empty(),
                        Optional.empty(),
                        DoctorTokens.DEFAULT_MAX_LIFETIME),
                clock);
    }

    private String signed(JWSAlgorithm algorithm, String key, JWSSigner signer) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(DR_ADA.toString())
                .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(key.isEmpty() ? null : key)
                        .build(),
                claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static RSAKey rsa(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
