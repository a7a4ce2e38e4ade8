package com.clariva.connect.simulator;

/** When the echo of a sent message arrives. */
public enum Echoes {
    /** Shortly after the answer, as a rule on Instagram. */
    AFTER_ANSWER,
    /** Before the answer, which also happens, and finds the careless. */
    BEFORE_ANSWER,
    /** Shortly after the answer, and once more: Instagram delivers at least once. */
    TWICE,
    OFF
}
