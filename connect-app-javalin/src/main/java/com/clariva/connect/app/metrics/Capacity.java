package com.clariva.connect.app.metrics;

/** What the server may run out of. */
public enum Capacity {
    /** Memory for the bodies of webhooks that are being read or stored. */
    WEBHOOK_BYTES("webhook_bytes"),
    /** Threads for requests that are neither webhooks nor health checks. */
    REQUEST_THREADS("request_threads"),
    /** Request bodies, webhooks apart, that a thread waits for. */
    BODY_READERS("body_readers"),
    /** Open connections in all. */
    CONNECTIONS("connections"),
    /** Open connections of one client address. */
    CONNECTIONS_PER_ADDRESS("connections_per_address");

    private final String label;

    Capacity(String label) {
        this.label = label;
    }

    /** Its name in metrics and in the log. */
    public String label() {
        return label;
    }
}
