package com.clariva.connect.core;

/**
 * Why Instagram said no, in the words of this house. Adapters classify by error code and subcode
 * only: Instagram's texts are localised and its subcodes are sometimes missing.
 */
public enum Refusal {
    /** The token is dead (190). The account stops until the doctor reconnects. */
    RECONNECT_NEEDED(false),
    /** A permission was not granted, or is gone (10, 200). */
    PERMISSION_MISSING(false),
    /** The person's last message is more than 24 hours old. */
    WINDOW_CLOSED(false),
    /** The person cannot be reached: deleted, deactivated, blocked, or never wrote. */
    RECIPIENT_GONE(false),
    /** The doctor switched off "Allow access to messages" in the Instagram app. */
    MESSAGES_SWITCHED_OFF(false),
    /** Another app controls the conversation. */
    THREAD_OWNED_BY_OTHER_APP(false),
    /** Instagram restricts the account for now. */
    ACCOUNT_RESTRICTED(false),
    /** Too many calls. */
    THROTTLED(true),
    /** Instagram's own trouble. A send that ends so may have gone out. */
    TEMPORARY(true),
    /** The request was wrong: a defect on our side. */
    BUG(false);

    private final boolean retryable;

    Refusal(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same call, made later, may succeed. */
    public boolean retryable() {
        return retryable;
    }
}
