package com.clariva.connect.app.openapi;

import static com.google.common.html.HtmlEscapers.htmlEscaper;

import com.fasterxml.jackson.databind.JsonNode;

/** A description as HTML. Of all that Markdown may do, ours only says what is code. */
final class Prose {
    private Prose() {}

    static String of(JsonNode description) {
        return htmlEscaper().escape(description.asText()).replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
