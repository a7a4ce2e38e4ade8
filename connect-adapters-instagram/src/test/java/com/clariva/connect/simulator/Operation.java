package com.clariva.connect.simulator;

/** What a request asks of Instagram. */
public enum Operation {
    AUTHORIZE,
    CODE_EXCHANGE,
    TOKEN_EXCHANGE,
    TOKEN_REFRESH,
    PROFILE,
    PERSON_PROFILE,
    SUBSCRIBE,
    READ_SUBSCRIPTION,
    UNSUBSCRIBE,
    SEND,
    READ_CONVERSATION,
    /** A path or method that Instagram does not know. */
    UNKNOWN
}
