package com.clariva.connect.app.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The description of all routes, as OpenAPI 3.1 has it. */
public final class ApiDescription {
    private final JsonNode root;

    private ApiDescription(JsonNode root) {
        this.root = root;
    }

    /**
     * The description of a server.
     *
     * @param base what stands before our paths where others see them
     */
    public static ApiDescription at(String base) {
        requireNonNull(base, "base is null");
        ObjectNode root = read();
        root.withArray("servers").removeAll().addObject().put("url", base.isEmpty() ? "/" : base);
        return new ApiDescription(root);
    }

    public String json() {
        return root.toString();
    }

    /** All of it, in the order it was written. */
    public List<Operation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(method.getKey(), path.getKey(), method.getValue(), root)))
                .toList();
    }

    JsonNode root() {
        return root;
    }

    static String text(String name) {
        try {
            return Resources.toString(Resources.getResource(ApiDescription.class, name), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode read() {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text("openapi.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
