package com.clariva.connect.app.http;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Secret;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;

/** JWTs as Clariva issues them. */
public final class Jwts {
    private Jwts() {}

    static String of(DoctorId doctor, Instant now) {
        return of(doctor, now, HouseOfFakes.JWT_SECRET);
    }

    public static String of(DoctorId doctor, Instant now, Secret secret) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(doctor.toString())
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .build();
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(secret.reveal()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
