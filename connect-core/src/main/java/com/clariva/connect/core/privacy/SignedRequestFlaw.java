package com.clariva.connect.core.privacy;

/** Why a {@code signed_request} is not obeyed, by the names that the log and the audit use. */
public enum SignedRequestFlaw {
    /** Not two parts of base64, or not a petition inside. */
    MALFORMED("malformed"),
    /** Signed by none of our secrets. */
    NO_MATCH("no_match"),
    /** It names another way of signing than the one there is. */
    WRONG_ALGORITHM("wrong_algorithm"),
    /** Its {@code issued_at} is later than now. */
    ISSUED_IN_FUTURE("issued_in_future");

    private final String label;

    SignedRequestFlaw(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
