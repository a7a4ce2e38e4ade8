package com.clariva.connect.core.linking;

/** Who finishes an attempt. */
public enum Finish {
    /** The browser that began it, known by its cookie, at the callback. */
    AT_CALLBACK,
    /** The doctor, known by the JWT, with the one-time code that the callback hands over. */
    BY_DOCTOR
}
