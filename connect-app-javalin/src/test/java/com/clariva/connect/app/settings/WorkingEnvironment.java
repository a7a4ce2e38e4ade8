package com.clariva.connect.app.settings;

import java.util.HashMap;
import java.util.Map;

/** Variables with which everything works: the least there must be, and all there are. */
public final class WorkingEnvironment {
    private static final Map<String, String> LEAST = Map.of(
            "INSTAGRAM_APP_ID", "990602627938098",
            "INSTAGRAM_APP_SECRET", "instagram-app-secret",
            "INSTAGRAM_REDIRECT_URI", "https://connect.example.org/api/v1/settings/instagram/callback",
            "INSTAGRAM_WEBHOOK_VERIFY_TOKEN", "verify-token-of-more-than-32-characters",
            "DATABASE_URL", "postgresql://connect:db-pa%73sword@db.example.org:5433/clariva",
            "CONNECT_ENCRYPTION_KEYS",
                    "monday:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTY=,tuesday:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTc=",
            "AUTH_JWT_SECRET", "jwt-secret-of-more-than-32-characters");

    private static final Map<String, String> FURTHER = Map.ofEntries(
            Map.entry("INSTAGRAM_APP_SECRET_PREVIOUS", "old-instagram-app-secret"),
            Map.entry("META_APP_SECRET", "meta-app-secret"),
            Map.entry("META_APP_SECRET_PREVIOUS", "old-meta-app-secret"),
            Map.entry("INSTAGRAM_FRONTEND_REDIRECT_URI", "https://app.example.org/settings?tab=instagram"),
            Map.entry("INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS", "old-verify-token-of-more-than-32-characters"),
            Map.entry("INSTAGRAM_ACCESS_TOKEN", "token-set-by-hand"),
            Map.entry("INSTAGRAM_PAGE_ID", "17841400000000001"),
            Map.entry("INSTAGRAM_GRAPH_VERSION", "v26.0"),
            Map.entry("INSTAGRAM_SCOPES", "instagram_business_basic, instagram_business_manage_messages"),
            Map.entry("INSTAGRAM_WEBHOOK_FIELDS", "messages,comments"),
            Map.entry("INSTAGRAM_FORCE_REAUTH", "true"),
            Map.entry("INSTAGRAM_AUTHORIZE_URL", "http://localhost:9001/oauth/authorize"),
            Map.entry("INSTAGRAM_TOKEN_URL", "http://127.0.0.1:9001/oauth/access_token"),
            Map.entry("INSTAGRAM_GRAPH_URL", "http://[::1]:9001/"),
            Map.entry("REDIS_URL", "rediss://connect:redis-password@redis.example.org:6380/1"),
            Map.entry("AUTH_JWKS_URL", "https://login.example.org/keys"),
            Map.entry("AUTH_ISSUER", "https://login.example.org"),
            Map.entry("AUTH_AUDIENCE", "clariva"),
            Map.entry("AUTH_MAX_TOKEN_LIFETIME", "12h"),
            Map.entry("CONNECT_SERVICE_KEY", "service-key-of-more-than-32-characters"),
            Map.entry("CONNECT_OPERATOR_KEY", "operator-key-of-more-than-32-characters"),
            Map.entry("CONNECT_FORWARD_URL", "https://events.example.org/instagram"),
            Map.entry("CONNECT_FORWARD_SECRET", "whsec_ZXhhbXBsZS1vbmx5LW1ha2UteW91ci1vd24tc2VjcmV0"),
            Map.entry("CONNECT_FORWARD_SECRET_PREVIOUS", "whsec_dGhlLW9sZC1vbmUtd2hpbGUteW91LWNoYW5nZS1pdA=="),
            Map.entry("CORS_ALLOWED_ORIGINS", "https://app.example.org,https://other.example.org:8443"),
            Map.entry("CONNECT_AUTO_REPLY", "Thank you for your message."),
            Map.entry("WEBHOOK_ALLOWED_SOURCES", "203.0.113.0/24, 2001:db8::/32"),
            Map.entry("TRUSTED_PROXIES", "10.0.0.1"),
            Map.entry("PORT", "9090"),
            Map.entry("PUBLIC_BASE_URL", "https://world.example.org/connect/"),
            Map.entry("LOG_FORMAT", "JSON"),
            Map.entry("LOG_LEVEL", "debug"),
            Map.entry("WORKER_CONCURRENCY", "0"),
            Map.entry("RETRY_DELAYS", "1s, 2h"),
            Map.entry("DATABASE_CONNECTIONS", "6"),
            Map.entry("REPLIES_IN_A_ROW", "7"),
            Map.entry("PARK_RETENTION", "14d"),
            Map.entry("DEDUPE_WINDOW", "48h"),
            Map.entry("REDIS_HOLD", "5m"),
            Map.entry("REDIS_DURABILITY", "provider"),
            Map.entry("SHUTDOWN_GRACE", "90s"));

    private WorkingEnvironment() {}

    /** The required variables. */
    public static Map<String, String> least() {
        return LEAST;
    }

    /** Every variable, each with another value than its default. */
    public static Map<String, String> whole() {
        return and(FURTHER);
    }

    /** The required variables, and one more or another. */
    public static Map<String, String> with(String name, String value) {
        return and(Map.of(name, value));
    }

    /** The required variables, and others. */
    public static Map<String, String> and(Map<String, String> others) {
        Map<String, String> all = new HashMap<>(LEAST);
        all.putAll(others);
        return all;
    }

    /** The required variables but one. */
    public static Map<String, String> without(String name) {
        Map<String, String> all = new HashMap<>(LEAST);
        all.remove(name);
        return all;
    }
}
