package com.clariva.connect.core.secret;

/** What sealed bytes are for. Part of what a seal is bound to. */
public enum Purpose {
    TOKEN("token"),
    EVENT("event"),
    AUTHORIZATION_CODE("authorization_code"),
    ACCOUNT_CHANGE("account_change"),
    REPLY("reply"),
    SESSION("session"),
    KEY("key");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    /** The name that goes into the seal. It never changes: stored bytes depend on it. */
    public String label() {
        return label;
    }
}
