package com.clariva.connect.app.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Tells a request of our own page, or of an allowed front end, from one that another site made a browser
 * send. Browsers say so themselves, in headers that scripts cannot write.
 */
final class OwnOrigin {
    private static final String NO_ORIGIN = "null";

    private final URI publicUrl;
    private final List<String> allowedOrigins;

    OwnOrigin(URI publicUrl, List<String> allowedOrigins) {
        this.publicUrl = publicUrl;
        this.allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** A browser that says nothing at all is not believed. */
    boolean sent(Context ctx) {
        return Optional.ofNullable(ctx.header("Origin"))
                .filter(origin -> !origin.equals(NO_ORIGIN))
                .map(origin -> isOurs(origin, ctx) || allowedOrigins.contains(origin))
                .orElseGet(() -> "same-origin".equals(ctx.header("Sec-Fetch-Site")));
    }

    /** Whether the browser says that another site led here. */
    boolean isCrossSite(Context ctx) {
        return "cross-site".equals(ctx.header("Sec-Fetch-Site"));
    }

    /** Behind a proxy the scheme of the request is not the browser's, so only host and port are compared. */
    private boolean isOurs(String origin, Context ctx) {
        String host = origin.substring(origin.lastIndexOf('/') + 1);
        return host.equalsIgnoreCase(publicUrl.getAuthority()) || host.equalsIgnoreCase(ctx.header("Host"));
    }
}
