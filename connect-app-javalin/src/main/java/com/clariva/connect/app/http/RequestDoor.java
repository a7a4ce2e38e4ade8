package com.clariva.connect.app.http;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * What every request passes, whatever becomes of it: it gets its name, for the log and the answer, and
 * its answer gets the headers that keep browsers careful. Routes may replace those.
 */
final class RequestDoor extends Handler.Wrapper {
    static final String REQUEST_ID = "requestId";

    private static final String HEADER = "X-Request-ID";
    private static final String METHOD_OVERRIDE = "X-HTTP-Method-Override";
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final List<HttpField> CAREFUL = List.of(
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField("X-Frame-Options", "DENY"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cache-Control", "no-store"),
            new PreEncodedHttpField(
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"));
    private static final HttpField HTTPS_ONLY =
            new PreEncodedHttpField("Strict-Transport-Security", "max-age=31536000");

    private final boolean https;

    /** @param https whether browsers reach us by https, and shall come back so */
    RequestDoor(boolean https) {
        this.https = https;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        dress(request, response.getHeaders());
        if (hasPathParameters(request)) {
            Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400);
            return true;
        }
        MDC.put(REQUEST_ID, nameOf(request));
        try {
            return super.handle(withoutMethodOverride(request), response, callback);
        } finally {
            MDC.remove(REQUEST_ID);
        }
    }

    /** {@code ;name=value}: no route takes any, Jetty does not look whether they can be decoded, and Javalin fails on them. */
    private static boolean hasPathParameters(Request request) {
        String path = request.getHttpURI().getPath();
        return path != null && path.indexOf(';') >= 0;
    }

    /** Javalin would take the method that this header names for the request's own, past what a proxy permits by method. */
    private static Request withoutMethodOverride(Request request) {
        if (!request.getHeaders().contains(METHOD_OVERRIDE)) {
            return request;
        }
        HttpFields kept =
                HttpFields.build(request.getHeaders()).remove(METHOD_OVERRIDE).asImmutable();
        return new Request.Wrapper(request) {
            @Override
            public HttpFields getHeaders() {
                return kept;
            }
        };
    }

    void dress(Request request, HttpFields.Mutable headers) {
        headers.put(HEADER, nameOf(request));
        CAREFUL.forEach(headers::put);
        if (https) {
            headers.put(HTTPS_ONLY);
        }
    }

    /** The name of a request; given on first asking, for some never come through the door. */
    static String nameOf(Request request) {
        Object given = request.getAttribute(REQUEST_ID);
        if (given != null) {
            return given.toString();
        }
        String name = Optional.ofNullable(request.getHeaders().get(HEADER))
                .filter(brought -> UUID_TEXT.matcher(brought).matches())
                .orElseGet(() -> UUID.randomUUID().toString());
        request.setAttribute(REQUEST_ID, name);
        return name;
    }
}
