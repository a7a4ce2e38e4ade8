package com.clariva.connect.core.message;

/** What a message is said to be, where that opens a door. */
public enum Tag {
    /** An answer within 24 hours of the person's last message. */
    NONE,
    /** Written by a human, and so allowed for 7 days. Never set on what a program wrote. */
    HUMAN_AGENT
}
