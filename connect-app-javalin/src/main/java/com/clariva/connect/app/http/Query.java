package com.clariva.connect.app.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request's query, as anybody may have written it. */
final class Query {
    private final Map<String, List<String>> parameters;

    private Query(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** A query that cannot be decoded is an empty one: who follows a link is answered all the same. */
    static Query of(Context ctx) {
        return decoded(ctx).orElseGet(() -> new Query(Map.of()));
    }

    /** As {@link #of}, but refused if it cannot be decoded: without it, more would be shown than was asked for. */
    static Query required(Context ctx) {
        return decoded(ctx)
                .orElseThrow(() -> new HttpRefusal(
                        HttpStatus.BAD_REQUEST, "query_invalid", "The query is not percent-encoded UTF-8."));
    }

    private static Optional<Query> decoded(Context ctx) {
        String query = Optional.ofNullable(ctx.queryString()).orElse("");
        try {
            return Form.isForm(query) ? Optional.of(new Query(ctx.queryParamMap())) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    boolean hasOnly(Set<String> names) {
        return names.containsAll(parameters.keySet());
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
