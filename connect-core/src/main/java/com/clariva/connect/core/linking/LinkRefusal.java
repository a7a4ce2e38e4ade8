package com.clariva.connect.core.linking;

/** Why a link was not made, by the names that the callback's {@code error=} uses. */
public enum LinkRefusal {
    /** The doctor pressed Cancel at Instagram. Nothing was changed. */
    ACCESS_DENIED("access_denied"),
    MISSING_CODE_OR_STATE("missing_code_or_state"),
    /** Unknown, expired, spent, or begun by another browser or doctor. */
    STATE_INVALID("state_invalid"),
    /** Another doctor has the account. */
    ACCOUNT_ALREADY_LINKED("account_already_linked"),
    /** The doctor has another account connected, and is asked whether it shall be replaced. */
    ACCOUNT_CHANGED("account_changed"),
    /** A box was un-ticked at Instagram. */
    MISSING_PERMISSIONS("missing_permissions"),
    /** A personal account. */
    NOT_PROFESSIONAL("not_professional"),
    /** Every call with the new token is refused: the account has no role in the app, or the app no Advanced Access. */
    APP_NOT_APPROVED("app_not_approved"),
    /** Instagram wants the person to confirm something first (190 and the like). */
    ACCOUNT_RESTRICTED("account_restricted"),
    /** Instagram did not take the code. */
    CODE_REJECTED("code_rejected"),
    /** Too many calls: Instagram asks us to come back later. */
    TRY_LATER("try_later"),
    INSTAGRAM_UNAVAILABLE("instagram_unavailable"),
    STORAGE_UNAVAILABLE("storage_unavailable");

    private final String label;

    LinkRefusal(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
