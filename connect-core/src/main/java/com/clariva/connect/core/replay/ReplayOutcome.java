package com.clariva.connect.core.replay;

/** What came of wanting to replay a dead letter. */
public enum ReplayOutcome {
    /** It is on its way to the handler. */
    REPLAYED("replayed"),
    /** There is no such dead letter. */
    NOT_FOUND("not_found"),
    /** The person took the message back, so nothing is left to replay. */
    ERASED("erased"),
    /** Still nobody can read it. It waits as before. */
    UNREADABLE("unreadable");

    private final String label;

    ReplayOutcome(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
