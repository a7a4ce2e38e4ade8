package com.clariva.connect.core;

import java.util.Arrays;
import java.util.Locale;

/**
 * What is behind an error answer of Instagram, where that is recognised: by its code, or by a text that Meta has never
 * localised. {@code refused} by a code alone is {@link #OTHER}.
 */
public enum ErrorCause {
    /** "Invalid platform app": the id or secret is the Meta app's, not that of the Instagram app inside it. */
    INVALID_PLATFORM_APP,
    /** The redirect URI of the exchange is not the one of the authorization request. */
    REDIRECT_URI_MISMATCH,
    /** The code was used before, or is older than an hour. */
    CODE_USED_OR_EXPIRED,
    /** The app secret does not belong to the app id (101). */
    WRONG_APP_SECRET,
    /** 100 "Unsupported request": the account has no role in an app that has no Advanced Access. */
    UNSUPPORTED_REQUEST,
    /** A permission or capability that the app lacks (3, 10, 200). */
    PERMISSION_MISSING,
    /** 190 "Cannot parse access token": the token is not one of this API. */
    TOKEN_NOT_PARSED,
    /** The person has to confirm something at Instagram first (190/459, 190/464, 190/490). */
    CHECKPOINT,
    /** Too many calls. */
    THROTTLED,
    /** There was an answer, and something that we need was not in it. */
    UNUSABLE_ANSWER,
    /** A code that is in no table: what it means is not known. */
    UNKNOWN_CODE,
    OTHER;

    /** The name that the audit log uses. It never changes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@link #label} wrote; {@link #OTHER} for what another version wrote. */
    public static ErrorCause labelled(String label) {
        return Arrays.stream(values())
                .filter(cause -> cause.label().equals(label))
                .findFirst()
                .orElse(OTHER);
    }
}
