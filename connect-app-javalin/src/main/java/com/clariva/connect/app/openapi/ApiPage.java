package com.clariva.connect.app.openapi;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.page.Asset;
import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.List;
import java.util.Map;

/** The description for people: one page, without scripts. */
public final class ApiPage {
    public static final Asset STYLE = Asset.of(ApiPage.class, "openapi.css");

    private static final Template TEMPLATE = Mustache.compiler().compile(ApiDescription.text("openapi.mustache"));

    private final ApiDescription description;
    private final String base;

    /** @param base what stands before our paths where browsers see them */
    public ApiPage(ApiDescription description, String base) {
        this.description = requireNonNull(description, "description is null");
        this.base = requireNonNull(base, "base is null");
    }

    public String html() {
        JsonNode root = description.root();
        return TEMPLATE.execute(Map.of(
                "base", base,
                "pageStyle", Asset.STYLE.address(),
                "style", STYLE.address(),
                "title", root.at("/info/title").asText(),
                "description", Prose.of(root.at("/info/description")),
                "groups", groups(root),
                "ways", named(root.at("/components/securitySchemes")),
                "shapes", shapes(root)));
    }

    private List<Map<String, Object>> groups(JsonNode root) {
        return root.path("tags").valueStream().map(this::group).toList();
    }

    private Map<String, Object> group(JsonNode tag) {
        String name = tag.path("name").asText();
        return Map.of(
                "name",
                name,
                "about",
                Prose.of(tag.path("description")),
                "operations",
                description.operations().stream()
                        .filter(operation -> operation.isTagged(name))
                        .map(Operation::model)
                        .toList());
    }

    private static List<Map<String, Object>> named(JsonNode schemes) {
        return schemes.properties().stream()
                .map(scheme -> Map.<String, Object>of(
                        "name",
                        scheme.getKey(),
                        "about",
                        Prose.of(scheme.getValue().path("description"))))
                .toList();
    }

    private static List<Map<String, Object>> shapes(JsonNode root) {
        return root.at("/components/schemas").properties().stream()
                .map(schema -> Map.<String, Object>of(
                        "name", schema.getKey(),
                        "about", Prose.of(schema.getValue().path("description")),
                        "fields", Shape.fields(schema.getValue())))
                .toList();
    }
}
