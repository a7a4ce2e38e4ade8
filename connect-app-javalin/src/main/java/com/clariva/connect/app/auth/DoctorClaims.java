package com.clariva.connect.app.auth;

import com.clariva.connect.app.settings.Access.DoctorTokens;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the claims of a doctor's JWT by our clock, with a minute of tolerance. */
final class DoctorClaims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private static final int TOLERANCE_SECONDS = 60;

    private final InstantSource clock;

    DoctorClaims(DoctorTokens rules, InstantSource clock) {
        super(audience(rules), exact(rules), Set.of("exp", "sub"), Set.of());
        this.clock = clock;
        setMaxClockSkew(TOLERANCE_SECONDS);
    }

    /** The library takes {@code "exp": null} for an end that is there, and then never asks for it. */
    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        if (claims.getExpirationTime() == null || claims.getSubject() == null) {
            throw new BadJWTException("a claim is null");
        }
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the library asks for one
    protected Date currentTime() {
        return Date.from(clock.instant());
    }

    private static @Nullable Set<String> audience(DoctorTokens rules) {
        return rules.audience().map(Set::of).orElse(null);
    }

    private static JWTClaimsSet exact(DoctorTokens rules) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        rules.issuer().ifPresent(claims::issuer);
        return claims.build();
    }
}
