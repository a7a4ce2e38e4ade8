package com.clariva.connect.core.retention;

import java.time.Duration;

/** What is kept for a while, and for how long. */
public enum Kept {
    /** Counted from when it was set aside, the last time. */
    DEAD_LETTERS("dead_letters", Duration.ofDays(90)),
    /**
     * Counted from when the reply was last asked for. Longer than dead letters, whose replay must find what
     * was said before.
     */
    REPLIES("replies", Duration.ofDays(100)),
    /** Replies under a key that a service chose, with their texts; counted from when they were begun. */
    KEYED_REPLIES("keyed_replies", Duration.ofDays(7)),
    /** Counted from when the echo was received; it is of use for a quarter of an hour. */
    WAITING_ECHOES("waiting_echoes", Duration.ofHours(1)),
    /** Counted from when the person last wrote. */
    CONVERSATIONS("conversations", Duration.ofDays(90)),
    /** Counted from when the event was received. */
    EVENT_LOG("event_log", Duration.ofDays(30)),
    /** Counted from when the doctor began; an attempt can be spent for ten minutes of it. */
    LINKING_ATTEMPTS("linking_attempts", Duration.ofDays(1)),
    /** As attempts: what a front end on another site never came for. */
    HANDOFFS("handoffs", Duration.ofDays(1)),
    /** Counted from the last heartbeat of an instance that ended without a word. */
    INSTANCES("instances", Duration.ofHours(1)),
    /** Counted from when the doctor was asked; ten minutes of it count. There is a token in it. */
    PENDING_CHANGES("pending_changes", Duration.ofHours(1));

    private final String label;
    private final Duration age;

    Kept(String label, Duration age) {
        this.label = label;
        this.age = age;
    }

    public String label() {
        return label;
    }

    /** How long it is kept. */
    public Duration age() {
        return age;
    }
}
