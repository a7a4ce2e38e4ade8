package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What becomes of one message beside being sent: how its answer fails, if it does, and when its echo comes.
 *
 * @param fault what goes wrong with the request
 * @param echoes when the echo comes; empty for when echoes come otherwise
 */
public record Mishap(String name, Optional<Fault> fault, Optional<Echoes> echoes) {
    private static final int UNKNOWN = 1;
    private static final int ALL_DELIVERED = 1_357_046;

    /** All goes well. */
    public static final Mishap NONE = new Mishap("none", Optional.empty(), Optional.empty());
    /** Nothing is done, nothing is answered. */
    public static final Mishap TIMEOUT_BEFORE = failing("timeout before delivery", Fault.silence());
    /** The person has it, and nothing is answered. */
    public static final Mishap TIMEOUT_AFTER =
            failing("timeout after delivery", Fault.silence().afterTheWork());
    /** Nothing is done, and the connection is cut. */
    public static final Mishap CUT_BEFORE = failing("cut before delivery", Fault.cutBefore());
    /** The person has it, and the connection is cut. */
    public static final Mishap CUT_AFTER = failing("cut after delivery", Fault.cutAfter());
    /** Nothing is done, and the answer is 500. */
    public static final Mishap ERROR_BEFORE = failing("500 before delivery", Fault.answer(500, ""));
    /** The person has it, and the answer is 500. */
    public static final Mishap ERROR_AFTER =
            failing("500 after delivery", Fault.answer(500, "").afterTheWork());
    /** Nothing is done, and the answer is 1/1357046. */
    public static final Mishap UNKNOWN_BEFORE =
            failing("1/1357046 before delivery", Fault.error(UNKNOWN, ALL_DELIVERED, "An unknown error occurred"));
    /** The person has it, and the answer is 1/1357046. */
    public static final Mishap UNKNOWN_AFTER = failing(
            "1/1357046 after delivery",
            Fault.error(UNKNOWN, ALL_DELIVERED, "An unknown error occurred").afterTheWork());
    /** Its echo comes twice. */
    public static final Mishap ECHO_TWICE = echoing("echo twice", Echoes.TWICE);
    /** Its echo is there before the answer. */
    public static final Mishap ECHO_FIRST = echoing("echo before the answer", Echoes.BEFORE_ANSWER);
    /** Its echo never comes. */
    public static final Mishap ECHO_NEVER = echoing("echo never", Echoes.OFF);

    public Mishap {
        requireNonNull(name, "name is null");
        requireNonNull(fault, "fault is null");
        requireNonNull(echoes, "echoes is null");
    }

    private static Mishap failing(String name, Fault fault) {
        return new Mishap(name, Optional.of(fault), Optional.empty());
    }

    private static Mishap echoing(String name, Echoes when) {
        return new Mishap(name, Optional.empty(), Optional.of(when));
    }

    /** The same, and the echo comes {@code when}. */
    public Mishap with(Echoes when) {
        return new Mishap(name + ", echo " + when, fault, Optional.of(when));
    }

    @Override
    public String toString() {
        return "Mishap(" + name + ")";
    }
}
