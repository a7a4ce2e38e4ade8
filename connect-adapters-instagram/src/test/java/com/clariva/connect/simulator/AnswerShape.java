package com.clariva.connect.simulator;

/** The shapes in which the code exchange has been seen to answer. */
public enum AnswerShape {
    /** {@code {"data":[…]}}, id as text, permissions as one comma-separated text: the documented one. */
    WRAPPED(true, false, Permissions.TEXT),
    /** Flat, id as number, permissions as array: the one seen most in production. */
    FLAT_ARRAY(false, true, Permissions.ARRAY),
    /** Flat, id as number, permissions as one text. */
    FLAT_STRING(false, true, Permissions.TEXT),
    /** {@code {"data":[…]}}, id as number, permissions as array. */
    WRAPPED_NUMERIC(true, true, Permissions.ARRAY),
    /** Flat, id as text, permissions not mentioned. */
    FLAT_SILENT(false, false, Permissions.ABSENT);

    enum Permissions {
        TEXT,
        ARRAY,
        ABSENT
    }

    private final boolean wrapped;
    private final boolean numericId;
    private final Permissions permissions;

    AnswerShape(boolean wrapped, boolean numericId, Permissions permissions) {
        this.wrapped = wrapped;
        this.numericId = numericId;
        this.permissions = permissions;
    }

    boolean wrapped() {
        return wrapped;
    }

    boolean numericId() {
        return numericId;
    }

    Permissions permissions() {
        return permissions;
    }
}
