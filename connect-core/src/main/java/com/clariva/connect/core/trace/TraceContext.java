package com.clariva.connect.core.trace;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A place in a trace, as the W3C's headers {@code traceparent} and {@code tracestate} name it. It is anybody's word:
 * it decides nothing.
 *
 * @param traceparent always in the form of version 00, which has 55 characters
 * @param tracestate what tracing systems add to it, at most {@link #LONGEST_STATE} characters
 */
public record TraceContext(String traceparent, Optional<String> tracestate) {
    /** What the W3C asks everybody to pass on; a longer one is left out whole. */
    public static final int LONGEST_STATE = 512;

    private static final Pattern PARENT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final Pattern STATE = Pattern.compile("[\\x20-\\x7e]*[\\x21-\\x7e]");
    private static final String VERSION = "00";
    private static final String NO_VERSION = "ff";
    private static final int SAMPLED = 1;

    public TraceContext {
        requireNonNull(traceparent, "traceparent is null");
        requireNonNull(tracestate, "tracestate is null");
        if (!read(traceparent).equals(Optional.of(traceparent))) {
            throw new IllegalArgumentException("this is not a traceparent of version 00");
        }
        if (tracestate.filter(state -> !isState(state)).isPresent()) {
            throw new IllegalArgumentException("a tracestate is 1 to " + LONGEST_STATE + " visible characters");
        }
    }

    /** What the headers of a request say; empty if they say nothing, or nothing that the W3C would understand. */
    public static Optional<TraceContext> of(List<String> traceparents, List<String> tracestates) {
        return traceparents.size() == 1
                ? read(traceparents.get(0).strip())
                        .map(parent -> new TraceContext(
                                parent,
                                Optional.of(String.join(",", tracestates).strip())
                                        .filter(TraceContext::isState)))
                : Optional.empty();
    }

    /** What {@link #line} wrote; empty if it was somebody else. */
    public static Optional<TraceContext> ofLine(String line) {
        String[] parts = line.split(" ", 2);
        return of(List.of(parts[0]), Stream.of(parts).skip(1).toList());
    }

    /** In one line, for those who keep it: the parent and, behind a space, the state, if there is one. */
    public String line() {
        return tracestate.map(state -> traceparent + ' ' + state).orElse(traceparent);
    }

    /** A later version begins as 00 does, and of its flags only that of being sampled is understood. */
    private static Optional<String> read(String traceparent) {
        Matcher parent = PARENT.matcher(traceparent);
        if (!parent.matches()
                || parent.group(1).equals(NO_VERSION)
                || isZero(parent.group(2))
                || isZero(parent.group(3))) {
            return Optional.empty();
        }
        boolean known = parent.group(1).equals(VERSION);
        if (known && parent.group(5) != null) {
            return Optional.empty();
        }
        String flags = known ? parent.group(4) : sampled(parent.group(4));
        return Optional.of(String.join("-", VERSION, parent.group(2), parent.group(3), flags));
    }

    private static String sampled(String flags) {
        return String.format(Locale.ROOT, "%02x", Integer.parseInt(flags, 16) & SAMPLED);
    }

    private static boolean isZero(String id) {
        return id.chars().allMatch(digit -> digit == '0');
    }

    private static boolean isState(String state) {
        return state.length() <= LONGEST_STATE && STATE.matcher(state).matches();
    }
}
