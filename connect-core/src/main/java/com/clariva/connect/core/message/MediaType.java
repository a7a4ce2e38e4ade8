package com.clariva.connect.core.message;

/** What kind of thing a message shows, in Instagram's own words. */
public enum MediaType {
    IMAGE("image"),
    AUDIO("audio"),
    VIDEO("video"),
    /** A PDF; Instagram takes no other. */
    FILE("file");

    private final String label;

    MediaType(String label) {
        this.label = label;
    }

    /** Instagram's word for it, in what is sent and in what comes back. */
    public String label() {
        return label;
    }
}
