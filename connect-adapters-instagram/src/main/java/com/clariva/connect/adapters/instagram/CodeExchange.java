package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.FormBody;
import okhttp3.Request;

/** Spends a code for a token that lasts an hour, in one call that is never made again. */
final class CodeExchange {
    private final InstagramSettings settings;
    private final HttpCalls calls;

    CodeExchange(InstagramSettings settings, HttpCalls calls) {
        this.settings = requireNonNull(settings, "settings is null");
        this.calls = requireNonNull(calls, "calls is null");
    }

    /** What a code buys at first. */
    record ShortLived(Secret token, Optional<InstagramId> userId, Optional<Set<String>> permissions) {}

    /** Empty if Instagram refuses the code. */
    Optional<ShortLived> spend(Secret code, Deadline deadline) {
        try {
            Answer answer = calls.call(Operation.CODE_EXCHANGE, request(code), deadline);
            if (answer.refusesCode()) {
                return Optional.empty();
            }
            return Optional.of(answer.good()
                    .flatMap(CodeExchange::shortLived)
                    .orElseThrow(
                            () -> new IOException("an answer that cannot be used, with status " + answer.status())));
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

    private static Optional<ShortLived> shortLived(JsonNode answer) {
        JsonNode body = Json.unwrapped(answer);
        return Json.secret(body, "access_token")
                .map(token -> new ShortLived(token, Json.id(body, "user_id"), permissions(body.path("permissions"))));
    }

    /** A list, or one text with commas; or nothing, which says nothing. */
    private static Optional<Set<String>> permissions(JsonNode node) {
        if (!node.isArray() && !node.isTextual()) {
            return Optional.empty();
        }
        Stream<String> words = node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText)
                : Arrays.stream(node.asText().split(",", -1));
        return Optional.of(
                words.map(String::strip).filter(word -> !word.isEmpty()).collect(Collectors.toSet()));
    }
}
