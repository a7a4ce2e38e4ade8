package com.clariva.connect.app.http;

import com.clariva.connect.app.environment.Urls;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells a request of our own page, or of an allowed front end, from one that another site made a browser
 * send. Browsers say so themselves, in headers that scripts cannot write.
 */
final class OwnOrigin {
    private static final String NO_ORIGIN = "null";

    private final String publicOrigin;
    private final List<String> allowedOrigins;

    OwnOrigin(URI publicUrl, List<String> allowedOrigins) {
        this.publicOrigin = Urls.browserOriginOf(publicUrl);
        this.allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** A browser that says nothing at all is not believed. */
    boolean sent(Context ctx) {
        return Optional.ofNullable(ctx.header("Origin"))
                .filter(origin -> !origin.equals(NO_ORIGIN))
                .map(origin -> isOurs(origin, ctx) || allowedOrigins.contains(origin))
                .orElseGet(() -> saysSameOrigin(ctx));
    }

    /** Whether the browser says that another site led here. */
    boolean isCrossSite(Context ctx) {
        return "cross-site".equals(ctx.header("Sec-Fetch-Site"));
    }

    /**
     * Ours in scheme, host and port: a page of the same host without https is another site, since anybody on its way can
     * write it. Only a browser that says so itself may come by another scheme, through a tunnel to this machine.
     */
    private boolean isOurs(String origin, Context ctx) {
        if (origin.equalsIgnoreCase(publicOrigin)) {
            return true;
        }
        int host = origin.indexOf("://") + 3;
        return host >= 3
                && origin.substring(host).equalsIgnoreCase(ctx.header("Host"))
                && (publicOrigin.startsWith(origin.substring(0, host).toLowerCase(Locale.ROOT)) || saysSameOrigin(ctx));
    }

    private static boolean saysSameOrigin(Context ctx) {
        return "same-origin".equals(ctx.header("Sec-Fetch-Site"));
    }
}
