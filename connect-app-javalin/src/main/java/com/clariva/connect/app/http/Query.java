package com.clariva.connect.app.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request's query, as anybody may have written it. */
final class Query {
    private final Map<String, List<String>> parameters;

    private Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** A query that cannot be decoded is an empty one. */
    static Query of(Context ctx) {
        try {
            return new Query(ctx.queryParamMap());
        } catch (IllegalArgumentException malformed) {
            return new Query(Map.of());
        }
    }

    boolean has(String name) {
        return parameters.containsKey(name);
    }

    /** The one value; empty if there is none, several, or nothing in it. */
    Optional<String> one(String name) {
        return Optional.of(parameters.getOrDefault(name, List.of()))
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0))
                .filter(value -> !value.isBlank());
    }
}
