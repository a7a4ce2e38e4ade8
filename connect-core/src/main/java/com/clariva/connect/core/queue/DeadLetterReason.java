package com.clariva.connect.core.queue;

/** Why an event was set aside, by the names that the table and the log use. */
public enum DeadLetterReason {
    /** The handler failed as often as the retry policy allows. */
    HANDLER_FAILED("handler_failed"),
    /** The delivery was Instagram's, but nobody can read it. */
    UNREADABLE("unreadable");

    private final String label;

    DeadLetterReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
