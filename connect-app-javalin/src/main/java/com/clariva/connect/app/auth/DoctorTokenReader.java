package com.clariva.connect.app.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.settings.Access.DoctorTokens;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.Secret;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.security.Key;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads doctors' JWTs. A token counts if its signature, by HS256 with the shared secret or by RS256 or
 * ES256 with a published key, is good, it has not ended and does not live too long, and {@code sub} is a UUID.
 */
public final class DoctorTokenReader {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    public DoctorTokenReader(DoctorTokens rules, InstantSource clock) {
        requireNonNull(clock, "clock is null");
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(selector(rules, clock));
        processor.setJWTClaimsSetVerifier(new DoctorClaims(rules, clock));
    }

    /**
     * Whose token it is; empty if it does not count, for whatever reason.
     *
     * @throws KeysUnavailableException if the keys to check it with could not be fetched
     */
    public Optional<DoctorId> doctorOf(String token) {
        Optional<JWT> parsed = parse(token);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(DoctorId.of(processor.process(parsed.get(), null).getSubject()));
        } catch (KeySourceException e) {
            throw new KeysUnavailableException(e);
        } catch (BadJOSEException | JOSEException | IllegalArgumentException notAToken) {
            return Optional.empty();
        }
    }

    /** The library meets some JSON, such as a header {@code null}, with exceptions that it does not declare. */
    private static Optional<JWT> parse(String token) {
        try {
            JWT parsed = JWTParser.parse(token);
            return parsed.getJWTClaimsSet() == null ? Optional.empty() : Optional.of(parsed);
        } catch (ParseException | RuntimeException notAToken) {
            return Optional.empty();
        }
    }

    /** Each source of keys serves its own algorithms only, so a public key never checks an HMAC. */
    private static JWSKeySelector<SecurityContext> selector(DoctorTokens rules, InstantSource clock) {
        List<JWSKeySelector<SecurityContext>> selectors = new ArrayList<>();
        rules.jwtSecret().ifPresent(secret -> selectors.add(shared(secret)));
        rules.jwksUrl().ifPresent(address -> selectors.add(published(new PublishedKeys(address, clock))));
        return (header, context) -> {
            List<Key> keys = new ArrayList<>();
            for (JWSKeySelector<SecurityContext> selector : selectors) {
                keys.addAll(selector.selectJWSKeys(header, context));
            }
            return keys;
        };
    }

    private static JWSKeySelector<SecurityContext> shared(Secret secret) {
        return new JWSVerificationKeySelector<>(
                JWSAlgorithm.HS256, new ImmutableSecret<>(secret.reveal().getBytes(UTF_8)));
    }

    private static JWSKeySelector<SecurityContext> published(PublishedKeys keys) {
        return new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys);
    }
}
