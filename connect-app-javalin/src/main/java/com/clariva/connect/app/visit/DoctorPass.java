package com.clariva.connect.app.visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/** Stands in for Clariva's sign-in service: writes the JWT that says who a doctor is. */
public final class DoctorPass {
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final String secret;
    private final InstantSource clock;

    public DoctorPass(String secret, InstantSource clock) {
        this.secret = requireNonNull(secret, "secret is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** A fresh JWT, good for 12 hours. */
    @SuppressWarnings("JavaUtilDate") // the library asks for it
    public String of(DoctorId doctor) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(doctor.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            jwt.sign(new MACSigner(secret.getBytes(UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException("a sandbox's secret is long enough for HS256", e);
        }
        return jwt.serialize();
    }
}
