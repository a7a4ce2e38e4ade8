package com.clariva.connect.core.account;

/** Where a connection stands, by the names that the table uses. */
public enum AccountStatus {
    CONNECTED("connected"),
    /** Instagram refused the token. Events still come and are resolved; replies wait for the doctor. */
    NEEDS_RECONNECT("needs_reconnect"),
    /** The doctor disconnected. The token is forgotten; events are parked. */
    DISCONNECTED("disconnected");

    private final String label;

    AccountStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
