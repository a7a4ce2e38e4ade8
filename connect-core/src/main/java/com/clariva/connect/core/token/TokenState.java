package com.clariva.connect.core.token;

import java.time.Duration;

/** How long a token still helps, by the names that the metric uses. */
public enum TokenState {
    GOOD("good"),
    /** It ends within {@link #SOON}. Refreshing has failed for weeks by then. */
    ENDING("ending"),
    ENDED("ended"),
    /** Instagram refused it. */
    NEEDS_RECONNECT("needs_reconnect");

    /** What is soon. */
    public static final Duration SOON = Duration.ofDays(10);

    private final String label;

    TokenState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
