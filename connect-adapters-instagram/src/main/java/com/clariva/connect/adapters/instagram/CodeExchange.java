package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.InstagramError;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import okhttp3.FormBody;
import okhttp3.Request;

/** Spends a code for a token that lasts an hour, in one call that is never made again. */
final class CodeExchange {
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final Pattern PERMISSION = Pattern.compile("[A-Za-z0-9_.]{1,100}");
    private static final int MOST_PERMISSIONS = 100;

    private final InstagramSettings settings;
    private final HttpCalls calls;

    CodeExchange(InstagramSettings settings, HttpCalls calls) {
        this.settings = requireNonNull(settings, "settings is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    /** What a code buys at first. */
    record ShortLived(Secret token, Optional<InstagramId> userId, Optional<Set<String>> permissions) {}

    /** Instagram refuses the code. It stays inside this package. */
    static final class CodeRefusedException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final InstagramError error;

        CodeRefusedException(InstagramError error) {
            super(error.code(), null, false, false);
            this.error = error;
        }

        InstagramError error() {
            return error;
        }
    }

    /**
     * What the code buys.
     *
     * @throws CodeRefusedException if Instagram refuses the code
     * @throws ConnectException.InstagramRefused if too many calls were made
     */
    ShortLived spend(Secret code, Deadline deadline) {
        try {
            Answer answer = calls.call(Operation.CODE_EXCHANGE, request(code), deadline);
            if (answer.isThrottling()) {
                throw answer.refused(Operation.CODE_EXCHANGE, Refusal.THROTTLED);
            }
            if (answer.refusesCode()) {
                throw new CodeRefusedException(answer.describe(Operation.CODE_EXCHANGE));
            }
            return shortLived(answer.good()
                    .orElseThrow(() -> ConnectException.InstagramUnavailable.after(
                            answer.describe(Operation.CODE_EXCHANGE),
                            new IOException("an answer that cannot be used, with status " + answer.status()))));
        } catch (IOException e) {
            throw new ConnectException.InstagramUnavailable(Operation.CODE_EXCHANGE.label(), e);
        }
    }

    private Request request(Secret code) {
        FormBody form = new FormBody.Builder()
                .add("client_id", settings.appId())
                .add("client_secret", settings.appSecret().reveal())
                .add("grant_type", "authorization_code")
                .add("redirect_uri", settings.redirectUri().toString())
                .add("code", code.reveal())
                .build();
        return new Request.Builder()
                .url(settings.addresses().tokenUrl().toString())
                .post(new OneShotBody(form))
                .build();
    }

    private static ShortLived shortLived(JsonNode answer) {
        JsonNode body = Json.unwrapped(answer);
        return new ShortLived(
                TokenCalls.token(Operation.CODE_EXCHANGE, body),
                Json.id(body, "user_id"),
                permissions(body.path("permissions")));
    }

    /** A list of words, or one text with commas; anything else says nothing. */
    private static Optional<Set<String>> permissions(JsonNode node) {
        List<JsonNode> nodes =
                node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of(node);
        if (!nodes.stream().allMatch(JsonNode::isTextual)) {
            return Optional.empty();
        }
        return Optional.of(nodes.stream()
                .flatMap(words -> SEPARATOR.splitAsStream(words.asText()))
                .filter(PERMISSION.asMatchPredicate())
                .limit(MOST_PERMISSIONS)
                .collect(Collectors.toSet()));
    }
}
