package com.clariva.connect.core.deadletter;

import java.util.Optional;
import java.util.stream.Stream;

/** Why an event was set aside, by the names that the table and the log use. */
public enum DeadLetterReason {
    /** The handler failed as often as the retry policy allows. */
    HANDLER_FAILED("handler_failed"),
    /** The delivery was Instagram's, but nobody can read it. */
    UNREADABLE("unreadable"),
    /** It was replayed, and still nobody has linked the account. */
    NOBODY_LINKED("nobody_linked"),
    /** Nobody has linked the account, and as many events as may wait for that do already. */
    TOO_MANY_PARKED("too_many_parked"),
    /** The person took the message back: what it said is gone, and there is nothing to replay. */
    ERASED("erased");

    private final String label;

    DeadLetterReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The reason with that label; empty if there is none. */
    public static Optional<DeadLetterReason> of(String label) {
        return Stream.of(values()).filter(reason -> reason.label.equals(label)).findFirst();
    }
}
