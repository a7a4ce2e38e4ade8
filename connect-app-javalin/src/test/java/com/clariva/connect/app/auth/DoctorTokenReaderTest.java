package com.clariva.connect.app.auth;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.settings.Access.DoctorTokens;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.testkit.ManualClock;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTokenReaderTest {
    private static final String SECRET = "a secret of thirty-two characters";

    private final ManualClock clock = new ManualClock();
    private final DoctorTokenReader plain = reader(Optional.empty(), Optional.empty());
    private final DoctorTokenReader strict = reader(Optional.of("https://id.clariva.test"), Optional.of("connect"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10",
                "0190b5a0-7c3e-7d11-8f00-5a4e9c1d2b33",
                "c9a646d3-9c61-11b9-8d44-0003ba2a7b2c"
            })
    void doctorIsAUuidOfAnyVersion(String doctor) {
        assertThat(plain.doctorOf(signed(claims().subject(doctor))))
                .hasValueSatisfying(known -> assertThat(known).hasToString(doctor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "1-1-1-1-1", "6f1c3c1e0f5e4c579d0c2b8b4f1c7a10"})
    void otherSubjectsAreNobody(String subject) {
        assertThat(plain.doctorOf(signed(claims().subject(subject)))).isEmpty();
    }

    @Test
    void tokenWithoutSubjectIsNobodys() {
        assertThat(plain.doctorOf(signed(claims().subject(null)))).isEmpty();
    }

    @Test
    void tokenWithoutEndIsNobodys() {
        assertThat(plain.doctorOf(signed(claims().expirationTime(null)))).isEmpty();
    }

    @Test
    void claimThatIsNullIsNotThere() {
        JWTClaimsSet.Builder endless = claims().expirationTime(null);
        JWTClaimsSet.Builder nobodys = claims().subject(null);

        assertThat(plain.doctorOf(signed(endless.claim("exp", null).serializeNullClaims(true))))
                .isEmpty();
        assertThat(plain.doctorOf(signed(nobodys.claim("sub", null).serializeNullClaims(true))))
                .isEmpty();
    }

    @Test
    void endedTokenIsNobodysAfterAMinute() {
        String token = signed(claims().expirationTime(Date.from(clock.instant())));

        clock.advance(Duration.ofSeconds(59));
        assertThat(plain.doctorOf(token)).contains(DR_ADA);

        clock.advance(Duration.ofSeconds(2));
        assertThat(plain.doctorOf(token)).isEmpty();
    }

    @Test
    void tokenOfTomorrowIsNobodysToday() {
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));

        assertThat(plain.doctorOf(signed(claims().notBeforeTime(Date.from(tomorrow)))))
                .isEmpty();
    }

    @Test
    void tokenThatLivesTooLongIsNobodys() {
        Instant limit = clock.instant().plus(Duration.ofHours(24));

        assertThat(plain.doctorOf(signed(claims().expirationTime(Date.from(limit)))))
                .contains(DR_ADA);
        assertThat(plain.doctorOf(signed(claims().expirationTime(Date.from(limit.plusSeconds(61))))))
                .isEmpty();
        assertThat(plain.doctorOf(signed(claims().expirationTime(Date.from(Instant.parse("3000-01-01T00:00:00Z"))))))
                .isEmpty();
    }

    @Test
    void lifetimeIsConfigured() {
        DoctorTokenReader week = new DoctorTokenReader(
                new DoctorTokens(
                        Optional.of(Secret.of(SECRET)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofDays(7)),
                clock);

        assertThat(week.doctorOf(
                        signed(claims().expirationTime(Date.from(clock.instant().plus(Duration.ofDays(7)))))))
                .contains(DR_ADA);
    }

    @Test
    void tokenIssuedInTheFutureIsNobodysButForAMinuteOfSkew() {
        assertThat(plain.doctorOf(
                        signed(claims().issueTime(Date.from(clock.instant().plusSeconds(60))))))
                .contains(DR_ADA);
        assertThat(plain.doctorOf(
                        signed(claims().issueTime(Date.from(clock.instant().plusSeconds(61))))))
                .isEmpty();
    }

    @Test
    void issuerAndAudienceCountWhereTheyAreConfigured() {
        JWTClaimsSet.Builder good = claims().issuer("https://id.clariva.test").audience(List.of("other", "connect"));

        assertThat(strict.doctorOf(signed(good))).contains(DR_ADA);
        assertThat(strict.doctorOf(signed(good.issuer("https://evil.test")))).isEmpty();
        assertThat(strict.doctorOf(
                        signed(claims().issuer("https://id.clariva.test").audience("other"))))
                .isEmpty();
        assertThat(strict.doctorOf(signed(claims()))).isEmpty();
    }

    @Test
    void unsignedTokenIsNobodys() {
        assertThat(plain.doctorOf(new PlainJWT(claims().build()).serialize())).isEmpty();
    }

    @Test
    void signatureThatWasTakenOffIsMissed() {
        String token = signed(claims());

        assertThat(plain.doctorOf(token.substring(0, token.lastIndexOf('.') + 1)))
                .isEmpty();
        assertThat(plain.doctorOf(withHeader("{\"alg\":\"none\"}", token))).isEmpty();
        assertThat(plain.doctorOf(withHeader("{\"alg\":\"None\"}", token))).isEmpty();
    }

    @Test
    void anotherSecretDoesNotSign() throws JOSEException {
        assertThat(plain.doctorOf(signed(claims(), JWSAlgorithm.HS256, new MACSigner("another " + SECRET))))
                .isEmpty();
    }

    @Test
    void onlyTheAgreedAlgorithmCounts() throws JOSEException {
        String secret = SECRET + SECRET;
        DoctorTokenReader reader = new DoctorTokenReader(
                new DoctorTokens(
                        Optional.of(Secret.of(secret)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        DoctorTokens.DEFAULT_MAX_LIFETIME),
                clock);

        assertThat(reader.doctorOf(signed(claims(), JWSAlgorithm.HS512, new MACSigner(secret))))
                .isEmpty();
    }

    @Test
    void changedClaimsAreNoticed() {
        String[] parts = signed(claims()).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
                .replace(DR_ADA.toString(), "0190b5a0-7c3e-7d11-8f00-5a4e9c1d2b33");

        assertThat(plain.doctorOf(parts[0] + "." + base64(claims) + "." + parts[2]))
                .isEmpty();
    }

    @Test
    void headerCannotBringItsOwnKey() {
        String token = signed(claims());

        assertThat(plain.doctorOf(withHeader(
                        "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"" + base64(SECRET)
                                + "\"},\"crit\":[\"jwk\"]}",
                        token)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.", "not a token", "\u0000"})
    void garbageIsNobodys(String token) {
        assertThat(plain.doctorOf(token)).isEmpty();
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject(DR_ADA.toString())
                .expirationTime(Date.from(clock.instant().plusSeconds(60)));
    }

    private DoctorTokenReader reader(Optional<String> issuer, Optional<String> audience) {
        return new DoctorTokenReader(
                new DoctorTokens(
                        Optional.of(Secret.of(SECRET)),
                        Optional.empty(),
                        issuer,
                        audience,
                        DoctorTokens.DEFAULT_MAX_LIFETIME),
                clock);
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        try {
            return signed(claims, JWSAlgorithm.HS256, new MACSigner(SECRET));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWSSigner signer)
            throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String withHeader(String header, String token) {
        return base64(header) + token.substring(token.indexOf('.'));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "1",
                "{}",
                "",
                "{\"alg\":null}",
                "{\"alg\":{}}",
                "{\"alg\":\"HS256\",\"crit\":[null]}",
                "{\"alg\":\"HS256\",\"x5c\":[null]}",
                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQ\",\"d\":\"\",\"oth\":[{}]}}",
                "{\"alg\":\"HS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQ\",\"d\":\"\",\"p\":\"\",\"q\":\"\",\"dp\":\"\",\"dq\":\"\","
                        + "\"qi\":\"\",\"oth\":[{}]}}",
                "{\"alg\":\"dir\",\"enc\":\"A128GCM\"}",
                "{\"alg\":\"HS256\",\"a\":1e99999}"
            })
    void headersOfAnyJsonAreNobodys(String header) {
        for (String payload : List.of("null", "[]", "{}", "", "{\"exp\":1e300}", "{\"sub\":[],\"aud\":{}}")) {
            assertThat(plain.doctorOf(base64(header) + "." + base64(payload) + "."))
                    .isEmpty();
            assertThat(plain.doctorOf(base64(header) + "." + base64(payload) + ".AAAA"))
                    .isEmpty();
            assertThat(plain.doctorOf(base64(header) + "..." + base64(payload) + "."))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "....",
                ".....",
                "bnVsbA",
                "bnVsbA..",
                "bnVsbA.bnVsbA.",
                "e30.e30.e30.e30.e30"
            })
    void whatIsNoTokenIsNobodys(String text) {
        assertThat(plain.doctorOf(text)).isEmpty();
    }
}
