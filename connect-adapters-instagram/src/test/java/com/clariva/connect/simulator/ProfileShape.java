package com.clariva.connect.simulator;

/** The shapes in which {@code /me} has been seen to answer. */
public enum ProfileShape {
    /** Flat, ids as text: live traffic. */
    FLAT,
    /** {@code {"data":[…]}}: the documented one. */
    WRAPPED,
    /** Flat, ids as numbers. */
    FLAT_NUMERIC
}
