package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.account.AccountType;
import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** What a token is good for on its own: a longer life, and a name. */
final class TokenCalls {
    private static final String PROFILE_FIELDS = "id,user_id,username,name,account_type,profile_picture_url";
    private static final Duration LONGEST_LIFE = Duration.ofDays(3660);

    private final GraphAddress address;
    private final Secret appSecret;
    private final RepeatableCalls calls;

    TokenCalls(GraphAddress address, Secret appSecret, RepeatableCalls calls) {
        this.address = requireNonNull(address, "address is null");
        this.appSecret = requireNonNull(appSecret, "appSecret is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    /** A token of about 60 days. */
    record LongLived(Secret token, Duration lifetime) {}

    /**
     * Exchanges a token of an hour for a long-lived one. The short one is not used up by this, so the
     * call may be repeated; the code behind it is never sent again.
     */
    LongLived lengthen(Secret shortLived, Deadline deadline) {
        // This call and refreshing take secrets in the query and nowhere else, so their addresses are shown to nobody.
        HttpUrl url = address.accessToken()
                .newBuilder()
                .addQueryParameter("grant_type", "ig_exchange_token")
                .addQueryParameter("client_secret", appSecret.reveal())
                .addQueryParameter("access_token", shortLived.reveal())
                .build();
        JsonNode answer = calls.call(
                Operation.LONG_LIVED_EXCHANGE, new Request.Builder().url(url).build(), deadline);
        return longLived(Operation.LONG_LIVED_EXCHANGE, Json.unwrapped(answer));
    }

    /** About 60 more days. Refreshing twice does no harm, so the call may be repeated. */
    LongLived refresh(Secret token, Deadline deadline) {
        HttpUrl url = address.refreshAccessToken()
                .newBuilder()
                .addQueryParameter("grant_type", "ig_refresh_token")
                .addQueryParameter("access_token", token.reveal())
                .build();
        JsonNode answer = calls.call(
                Operation.TOKEN_REFRESH, new Request.Builder().url(url).build(), deadline);
        return longLived(Operation.TOKEN_REFRESH, Json.unwrapped(answer));
    }

    Profile profile(Secret token, Deadline deadline) {
        HttpUrl url = address.me()
                .newBuilder()
                .addQueryParameter("fields", PROFILE_FIELDS)
                .build();
        Request request = GraphAddress.authorized(Operation.PROFILE, url, token).build();
        JsonNode answer = calls.call(Operation.PROFILE, request, deadline);
        return profile(Json.unwrapped(answer));
    }

    private static LongLived longLived(Operation operation, JsonNode body) {
        Secret token = token(operation, body);
        Duration lifetime = Json.number(body, "expires_in")
                .map(Duration::ofSeconds)
                .filter(life -> !life.isZero() && life.compareTo(LONGEST_LIFE) < 0)
                .orElseThrow(() -> lacks(operation, "expires_in"));
        return new LongLived(token, lifetime);
    }

    static Secret token(Operation operation, JsonNode body) {
        return Json.token(body, "access_token").orElseThrow(() -> lacks(operation, "access_token"));
    }

    private static Profile profile(JsonNode body) {
        return new Profile(
                Json.id(body, "user_id").orElseThrow(() -> lacks(Operation.PROFILE, "user_id")),
                Json.id(body, "id"),
                Json.text(body, "username")
                        .map(PlainText::of)
                        .filter(username -> !username.isBlank())
                        .orElseThrow(() -> lacks(Operation.PROFILE, "username")),
                Json.text(body, "account_type").flatMap(TokenCalls::accountType),
                Json.text(body, "profile_picture_url").filter(PlainText::isAddress));
    }

    private static Optional<AccountType> accountType(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "BUSINESS" -> Optional.of(AccountType.BUSINESS);
            case "MEDIA_CREATOR", "CREATOR" -> Optional.of(AccountType.CREATOR);
            case "PERSONAL" -> Optional.of(AccountType.PERSONAL);
            default -> Optional.empty();
        };
    }

    private static ConnectException lacks(Operation operation, String field) {
        return ConnectException.InstagramUnavailable.unusable(operation.label(), "no " + field + " that can be used");
    }
}
