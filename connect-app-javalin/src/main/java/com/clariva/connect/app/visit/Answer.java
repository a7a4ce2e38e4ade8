package com.clariva.connect.app.visit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What came back. It prints its status only.
 *
 * @param location where a redirect leads
 * @param cookies the {@code Set-Cookie} headers as they came
 */
public record Answer(int status, Optional<URI> location, List<String> cookies, String body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Answer {
        requireNonNull(location, "location is null");
        cookies = List.copyOf(cookies);
        requireNonNull(body, "body is null");
    }

    /** The body as JSON; missing, if it is none. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The text at a path such as {@code /data/username}; empty if there is none. */
    public String text(String path) {
        return json().at(path).asText("");
    }

    /** Status, and where it leads without anything that may be secret there. */
    @Override
    public String toString() {
        return status + location.map(Answer::shown).orElse("");
    }

    private static String shown(URI location) {
        String query = Optional.ofNullable(location.getQuery()).orElse("");
        boolean outcome = query.startsWith("connected=");
        return " …" + location.getPath() + (outcome ? "?" + query : "");
    }
}
