package com.clariva.connect.simulator;

/** What {@code account_type} says, in the upper case that live answers have. */
public enum AccountType {
    BUSINESS,
    MEDIA_CREATOR,
    /** Not professional. */
    PERSONAL
}
