package com.clariva.connect.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Pages from templates. Whatever is filled in is escaped, unless it is a piece of page already. */
final class Html {
    private Html() {}

    /** Text that may stand in a page, inside or outside of quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The template with each <code>{{name}}</code> replaced by a piece of page. */
    static String fill(String template, Map<String, String> pieces) {
        StringBuilder page = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            String name = template.substring(open + 2, close);
            page.append(template, from, open).append(pieces.getOrDefault(name, ""));
            from = close + 2;
        }
        return page.append(template.substring(from)).toString();
    }

    static String template(String name) {
        try (InputStream file = Html.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the simulator's jar lacks " + name);
            }
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
