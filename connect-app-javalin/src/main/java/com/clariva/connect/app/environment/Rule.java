package com.clariva.connect.app.environment;

import java.util.Optional;

/** Turns the text of a variable into what it means. */
@FunctionalInterface
public interface Rule<T> {

    /** What {@code text} means, or empty if it breaks the rule. The text is neither blank nor padded. */
    Optional<T> read(String text);
}
