package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the web server needs to know.
 *
 * @param listen where it listens
 * @param publicUrl how browsers reach us; it may have a path, which a proxy takes off again
 * @param frontend where the callback sends browsers
 * @param allowedOrigins front ends that may call from their own origin
 * @param webhookSources who may send webhooks
 */
public record WebSettings(
        Listen listen, URI publicUrl, URI frontend, List<String> allowedOrigins, WebhookSources webhookSources) {
    /** The page that is always there. */
    public static final URI BUILT_IN_PAGE = URI.create(SettingsPageRoutes.PATH);

    public WebSettings {
        requireNonNull(listen, "listen is null");
        requireNonNull(publicUrl, "publicUrl is null");
        requireNonNull(frontend, "frontend is null");
        allowedOrigins = List.copyOf(allowedOrigins);
        requireNonNull(webhookSources, "webhookSources is null");
    }

    /** The built-in page, as browsers address it. */
    String page() {
        return path() + SettingsPageRoutes.PATH;
    }

    /** What stands before each of our paths where browsers see them. */
    String path() {
        String path = publicUrl.getRawPath() == null ? "" : publicUrl.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    boolean https() {
        return "https".equals(publicUrl.getScheme());
    }

    /**
     * An address of our own.
     *
     * @param host empty for all addresses of the machine
     * @param port 0 for any free one
     * @param grace how long requests under way are waited for when the server stops
     */
    public record Listen(Optional<String> host, int port, Duration grace, Limits limits) {
        public Listen {
            requireNonNull(host, "host is null");
            requireNonNull(grace, "grace is null");
            requireNonNull(limits, "limits is null");
        }
    }

    /**
     * How much is let in at a time. What comes above it is not read.
     *
     * @param deliveryBytes of webhooks, from their first byte until the store has answered
     * @param connections open ones, over which all routes come; further ones wait at the door
     * @param connectionsPerAddress open ones of one client address, but for trusted proxies and verified webhooks
     */
    public record Limits(long deliveryBytes, int connections, int connectionsPerAddress) {
        private static final long MEGABYTE = 1024 * 1024;
        private static final int PART_OF_MEMORY = 8;
        private static final int CONNECTIONS = 2000;
        private static final int CONNECTIONS_PER_ADDRESS = 100;

        /** An eighth of {@code memory}, but no less than two of the largest deliveries and no more than 64 MB. */
        public static Limits within(long memory) {
            long bytes = Math.max(16 * MEGABYTE, Math.min(64 * MEGABYTE, memory / PART_OF_MEMORY));
            return new Limits(bytes, CONNECTIONS, CONNECTIONS_PER_ADDRESS);
        }
    }
}
