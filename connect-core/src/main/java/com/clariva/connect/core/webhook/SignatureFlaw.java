package com.clariva.connect.core.webhook;

/** What was wrong with a signature: for the operator, never for the caller. */
public enum SignatureFlaw {
    NO_HEADER("no_header"),
    /** Only the old header was there. SHA-1 is not accepted. */
    SHA1_ONLY("sha1_only"),
    MALFORMED("malformed"),
    NO_MATCH("no_match");

    private final String label;

    SignatureFlaw(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
