package com.clariva.connect.adapters.instagram.pacing;

/** What Instagram counts apart, and how many calls of it an account has in a second. */
public enum Lane {
    TEXT(100),
    MEDIA(10),
    READING(2);

    private final int callsPerSecond;

    Lane(int callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    int callsPerSecond() {
        return callsPerSecond;
    }
}
