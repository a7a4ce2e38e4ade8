package com.clariva.connect.house;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.settings.WorkingEnvironment;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The environment the server is started in. Wherever a secret can be configured, one is. */
final class HouseVariables {
    private final House house;
    private final URI url;
    private final Optional<String> redisUrl;

    HouseVariables(House house, URI url, Optional<String> redisUrl) {
        this.house = requireNonNull(house, "house is null");
        this.url = requireNonNull(url, "url is null");
        this.redisUrl = requireNonNull(redisUrl, "redisUrl is null");
    }

    Map<String, String> all() {
        Map<String, String> variables = new HashMap<>(WorkingEnvironment.and(instagram()));
        variables.putAll(secrets());
        variables.put("PORT", Integer.toString(url.getPort()));
        variables.put("DATABASE_URL", house.stores.rows().url());
        variables.put("RETRY_DELAYS", "1s");
        variables.put("SHUTDOWN_GRACE", "2s");
        variables.put("LOG_LEVEL", "trace");
        redisUrl.ifPresent(redis -> variables.put("REDIS_URL", redis));
        variables.putAll(house.receiver.variables());
        return variables;
    }

    private Map<String, String> instagram() {
        return Map.of(
                "INSTAGRAM_APP_ID", house.instagram.settings().appId(),
                "INSTAGRAM_REDIRECT_URI", url.resolve(Visits.CALLBACK).toString(),
                "INSTAGRAM_AUTHORIZE_URL", house.instagram.authorizeUrl().toString(),
                "INSTAGRAM_TOKEN_URL", house.instagram.tokenUrl().toString(),
                "INSTAGRAM_GRAPH_URL", house.instagram.graphUrl().toString(),
                "INSTAGRAM_PAGE_ID", "17841400000000099");
    }

    private Map<String, String> secrets() {
        Secrets secrets = house.secrets;
        return Map.ofEntries(
                Map.entry("INSTAGRAM_APP_SECRET", secrets.app()),
                Map.entry("INSTAGRAM_APP_SECRET_PREVIOUS", secrets.appBefore()),
                Map.entry("META_APP_SECRET", secrets.meta()),
                Map.entry("META_APP_SECRET_PREVIOUS", secrets.metaBefore()),
                Map.entry("INSTAGRAM_WEBHOOK_VERIFY_TOKEN", secrets.verifyToken()),
                Map.entry("INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS", secrets.verifyTokenBefore()),
                Map.entry("CONNECT_ENCRYPTION_KEYS", secrets.encryptionKeys()),
                Map.entry("AUTH_JWT_SECRET", secrets.jwt()),
                Map.entry("CONNECT_SERVICE_KEY", secrets.service()),
                Map.entry("CONNECT_OPERATOR_KEY", secrets.operator()),
                Map.entry("INSTAGRAM_ACCESS_TOKEN", secrets.fixedToken()),
                Map.entry("CONNECT_AUTO_REPLY", house.canaries.sentence("automatic reply", "Thank you")));
    }
}
