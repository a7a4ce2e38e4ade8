package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import mockwebserver3.MockResponse;

/** One HTTP answer, before it becomes bytes. */
record Answer(int status, String contentType, String body, Map<String, String> headers) {
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; script-src 'self';"
            + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    Answer {
        requireNonNull(contentType, "contentType is null");
        requireNonNull(body, "body is null");
        headers = Map.copyOf(headers);
    }

    static Answer json(Object value) {
        return json(200, value);
    }

    static Answer json(int status, Object value) {
        return new Answer(status, "application/json; charset=UTF-8", Json.text(value), Map.of());
    }

    static Answer page(int status, String html) {
        return new Answer(
                status,
                "text/html; charset=utf-8",
                html,
                Map.of("Content-Security-Policy", PAGE_POLICY, "X-Content-Type-Options", "nosniff"));
    }

    static Answer redirect(int status, URI location) {
        return new Answer(status, "text/plain; charset=utf-8", "", Map.of("Location", location.toString()));
    }

    Answer with(String header, String value) {
        if (header.equalsIgnoreCase("Content-Type")) {
            return new Answer(status, value, body, headers);
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }

    MockResponse.Builder toResponse() {
        MockResponse.Builder response =
                new MockResponse.Builder().code(status).body(body).addHeader("Content-Type", contentType);
        headers.forEach(response::addHeader);
        return response.addHeader("Cache-Control", "no-store");
    }
}
