package com.clariva.connect.core.audit;

/** What is audited, by the names that the table uses. */
public enum AuditAction {
    CONNECT_INSTAGRAM("connect_instagram"),
    INSTAGRAM_DISCONNECT("instagram_disconnect"),
    TOKEN_REFRESHED("token_refreshed"),
    INSTAGRAM_DEAUTHORIZED("instagram_deauthorized"),
    DATA_DELETION("data_deletion"),
    TOKEN_REFUSED("token_refused"),
    TOKEN_ENDS("token_ends"),
    PERMISSION_LOST("permission_lost"),
    SUBSCRIPTION_LOST("subscription_lost"),
    WEBHOOK_FAILED("webhook_failed"),
    DEAD_LETTER_REPLAYED("dead_letter_replayed"),
    EVENT_CONTENT_SHOWN("event_content_shown"),
    SECURITY_EVENT("security_event");

    private final String label;

    AuditAction(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
