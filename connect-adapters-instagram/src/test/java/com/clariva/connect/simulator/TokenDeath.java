package com.clariva.connect.simulator;

/** Why a token that has not expired is refused all the same. */
public enum TokenDeath {
    APP_REMOVED(458, "Error validating access token: The user has not authorized application."),
    CHECKPOINT(
            459,
            "Error validating access token: You cannot access the app till you log in and follow the"
                    + " instructions given."),
    PASSWORD_CHANGED(
            460,
            "Error validating access token: The session has been invalidated because the user changed"
                    + " their password or Facebook has changed the session for security reasons."),
    INVALID(
            467,
            "Error validating access token: This may be because the user logged out or may be due to a system"
                    + " error.");

    private final int subcode;
    private final String message;

    TokenDeath(int subcode, String message) {
        this.subcode = subcode;
        this.message = message;
    }

    int subcode() {
        return subcode;
    }

    String message() {
        return message;
    }
}
