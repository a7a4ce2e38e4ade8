package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** One line of a conversation as the Instagram app shows it. Prints without its text. */
public record Line(String mid, boolean fromAccount, String text, Instant at, boolean unsent) {
    public Line {
        requireNonNull(mid, "mid is null");
        requireNonNull(text, "text is null");
        requireNonNull(at, "at is null");
    }

    Line withText(String newText) {
        return new Line(mid, fromAccount, newText, at, unsent);
    }

    Line taken() {
        return new Line(mid, fromAccount, "", at, true);
    }

    @Override
    public String toString() {
        return "Line(" + (fromAccount ? "from the account" : "from the person") + " at " + at + ")";
    }
}
