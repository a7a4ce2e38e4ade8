package com.clariva.connect.app.auth;

import com.clariva.connect.app.settings.Access.DoctorTokens;
import com.clariva.connect.core.log.SparingLog;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Checks the claims of a doctor's JWT by our clock, with a minute of tolerance. A token that is signed by the right key
 * and refused all the same points to the settings of the sign-in service, so the log says which rule it breaks.
 */
final class DoctorClaims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private static final int TOLERANCE_SECONDS = 60;

    private final InstantSource clock;
    private final Duration maxLifetime;
    private final SparingLog log;

    DoctorClaims(DoctorTokens rules, InstantSource clock) {
        super(audience(rules), exact(rules), Set.of("exp", "sub"), Set.of());
        this.clock = clock;
        this.maxLifetime = rules.maxLifetime();
        this.log = new SparingLog(LoggerFactory.getLogger(DoctorTokenReader.class), clock);
        setMaxClockSkew(TOLERANCE_SECONDS);
    }

    /** The library takes {@code "exp": null} for an end that is there, and then never asks for it. */
    @Override
    @SuppressWarnings("JavaUtilDate") // the library has no other
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        super.verify(claims, context);
        if (claims.getExpirationTime() == null || claims.getSubject() == null) {
            throw new BadJWTException("a claim is null");
        }
        Instant now = clock.instant();
        if (claims.getExpirationTime().toInstant().isAfter(now.plus(maxLifetime).plusSeconds(TOLERANCE_SECONDS))) {
            throw refused("exp is further ahead than AUTH_MAX_TOKEN_LIFETIME");
        }
        Date issued = claims.getIssueTime();
        if (issued != null && issued.toInstant().isAfter(now.plusSeconds(TOLERANCE_SECONDS))) {
            throw refused("iat is in the future");
        }
    }

    private BadJWTException refused(String rule) {
        log.warn("Doctor token refused", line -> line.addKeyValue("reason", rule));
        return new BadJWTException(rule);
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
