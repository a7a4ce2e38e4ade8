package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.AUTH_AUDIENCE;
import static com.clariva.connect.app.environment.Variable.AUTH_ISSUER;
import static com.clariva.connect.app.environment.Variable.AUTH_JWKS_URL;
import static com.clariva.connect.app.environment.Variable.AUTH_JWT_SECRET;
import static com.clariva.connect.app.environment.Variable.AUTH_MAX_TOKEN_LIFETIME;
import static com.clariva.connect.app.environment.Variable.CONNECT_OPERATOR_KEY;
import static com.clariva.connect.app.environment.Variable.CONNECT_SERVICE_KEY;
import static com.clariva.connect.app.environment.Variable.CORS_ALLOWED_ORIGINS;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.Urls;
import com.clariva.connect.app.environment.VariableReader;
import com.clariva.connect.core.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who may ask for what.
 *
 * @param serviceKey without it, the routes for services answer 404
 * @param operatorKey without it, the routes for operators answer 404
 * @param allowedOrigins front ends that may call with credentials, as a browser writes {@code Origin}
 */
public record Access(
        DoctorTokens doctors, Optional<Secret> serviceKey, Optional<Secret> operatorKey, List<String> allowedOrigins) {
    public Access {
        requireNonNull(doctors, "doctors is null");
        requireNonNull(serviceKey, "serviceKey is null");
        requireNonNull(operatorKey, "operatorKey is null");
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /**
     * How a doctor's JWT is verified: by a shared secret, by public keys, or, while one replaces the other,
     * by both. At least one is there.
     *
     * @param maxLifetime how far ahead a token may end
     */
    public record DoctorTokens(
            Optional<Secret> jwtSecret,
            Optional<URI> jwksUrl,
            Optional<String> issuer,
            Optional<String> audience,
            Duration maxLifetime) {
        /** Longer than any working day; who steals a token keeps it no longer. */
        public static final Duration DEFAULT_MAX_LIFETIME = Duration.ofHours(24);

        public DoctorTokens {
            requireNonNull(maxLifetime, "maxLifetime is null");
            requireNonNull(issuer, "issuer is null");
            requireNonNull(audience, "audience is null");
            if (jwtSecret.isEmpty() && jwksUrl.isEmpty()) {
                throw new IllegalArgumentException("a doctor's token is verified by a secret or by public keys");
            }
        }
    }

    static Supplier<Access> readFrom(VariableReader reader) {
        Supplier<DoctorTokens> doctors = doctorsFrom(reader);
        Supplier<Optional<Secret>> serviceKey = reader.optional(CONNECT_SERVICE_KEY, Rules::longSecret);
        Supplier<Optional<Secret>> operatorKey = reader.optional(CONNECT_OPERATOR_KEY, Rules::longSecret);
        Supplier<List<String>> origins = reader.optional(CORS_ALLOWED_ORIGINS, Rules.listOf(Urls::origin), List.of());
        return () -> {
            if (origins.get().stream().map(URI::create).anyMatch(Urls::isExposed)) {
                reader.warn(
                        CORS_ALLOWED_ORIGINS,
                        "names an origin without https; what it shows can be changed on its way.");
            }
            return new Access(doctors.get(), serviceKey.get(), operatorKey.get(), origins.get());
        };
    }

    private static Supplier<DoctorTokens> doctorsFrom(VariableReader reader) {
        if (!reader.isSet(AUTH_JWKS_URL)) {
            reader.require(AUTH_JWT_SECRET);
        }
        Supplier<Optional<Secret>> jwtSecret = reader.optional(AUTH_JWT_SECRET, Rules::hmacSecret);
        Supplier<Optional<URI>> jwksUrl = reader.optional(AUTH_JWKS_URL, Urls::secure);
        Supplier<Optional<String>> issuer = reader.optional(AUTH_ISSUER, Rules::text);
        Supplier<Optional<String>> audience = reader.optional(AUTH_AUDIENCE, Rules::text);
        Supplier<Duration> maxLifetime =
                reader.optional(AUTH_MAX_TOKEN_LIFETIME, Rules::duration, DoctorTokens.DEFAULT_MAX_LIFETIME);
        return () -> new DoctorTokens(jwtSecret.get(), jwksUrl.get(), issuer.get(), audience.get(), maxLifetime.get());
    }
}
