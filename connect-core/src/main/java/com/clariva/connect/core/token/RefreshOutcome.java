package com.clariva.connect.core.token;

/** How refreshing one token ended. */
public enum RefreshOutcome {
    REFRESHED,
    /** Instagram did not answer or could not say yes now. It is tried again. */
    POSTPONED,
    /** Instagram refused the token. The account needs to reconnect. */
    REFUSED,
    /** It was replaced while we asked. The newer one stays. */
    SUPERSEDED,
    /** Younger than a day: Instagram would not refresh it. */
    TOO_YOUNG,
    /** The account has no token in use, or somebody has been refreshing it within the last half minute. */
    NOT_AVAILABLE
}
