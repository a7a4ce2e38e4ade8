package com.clariva.connect.core.text;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Why a text cannot be sent, known before a call is spent. */
public enum TextFlaw {
    /** Nothing that a person would see. */
    BLANK,
    /** Half of a surrogate pair: no UTF-8 stands for it, and whoever replaces it changes the text. */
    LONE_SURROGATE,
    /** A control character other than a tab or the end of a line. */
    CONTROL_CHARACTER,
    /** More than {@link #MOST_BYTES} UTF-8 bytes. */
    TOO_LONG;

    /** The longest text that is sent as one reply: about twenty messages. */
    public static final int MOST_BYTES = 20_000;

    private static final String ALLOWED_CONTROLS = "\t\n\r";

    /** The first flaw of {@code text}; empty if it can be sent. */
    public static Optional<TextFlaw> of(String text) {
        requireNonNull(text, "text is null");
        if (text.isBlank()) {
            return Optional.of(BLANK);
        }
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            Optional<TextFlaw> flaw = of(codePoint);
            if (flaw.isPresent()) {
                return flaw;
            }
            bytes += Utf8.length(codePoint);
            i += Character.charCount(codePoint);
        }
        return bytes > MOST_BYTES ? Optional.of(TOO_LONG) : Optional.empty();
    }

    private static Optional<TextFlaw> of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SURROGATE -> Optional.of(LONE_SURROGATE);
            case Character.CONTROL ->
                ALLOWED_CONTROLS.indexOf(codePoint) < 0 ? Optional.of(CONTROL_CHARACTER) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
