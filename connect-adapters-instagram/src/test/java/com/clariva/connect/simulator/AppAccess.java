package com.clariva.connect.simulator;

/** Whether the app may do anything with an account whose owner has let it in. */
public enum AppAccess {
    GRANTED,
    /** The account has no role in an app without Advanced Access: codes are taken, every call with a token is not. */
    NO_ROLE,
    /** Instagram first wants its owner to confirm something. */
    CHECKPOINT
}
