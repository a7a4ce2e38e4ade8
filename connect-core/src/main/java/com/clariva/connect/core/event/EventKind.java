package com.clariva.connect.core.event;

/** The kinds of events, by the names that logs, metrics and forwarded events use. */
public enum EventKind {
    MESSAGE("message"),
    MESSAGE_EDITED("message_edited"),
    MESSAGE_DELETED("message_deleted"),
    ECHO("echo"),
    REACTION("reaction"),
    SEEN("seen"),
    DELIVERED("delivered"),
    POSTBACK("postback"),
    REFERRAL("referral"),
    COMMENT("comment"),
    LIVE_COMMENT("live_comment"),
    MENTION("mention"),
    STANDBY("standby"),
    HANDOVER("handover"),
    TEST("test"),
    UNRECOGNIZED("unrecognized");

    private final String label;

    EventKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * The kind with that label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EventKind of(String label) {
        for (EventKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no event kind has this label");
    }

    /** The same of a label that was stored: a newer version may have written one that this version does not know. */
    public static EventKind ofStored(String label) {
        try {
            return of(label);
        } catch (IllegalArgumentException newer) {
            return UNRECOGNIZED;
        }
    }
}
