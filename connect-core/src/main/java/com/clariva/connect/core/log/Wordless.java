package com.clariva.connect.core.log;

import java.io.Serial;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure as a log may show it: what was thrown, where, and what caused it. Only our own failures keep
 * their messages. Anybody else's may quote a secret, or what a patient wrote.
 */
public final class Wordless extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String OURS = "com.clariva.connect.";

    private Wordless(Throwable failure, @Nullable Wordless cause) {
        super(
                failure.getClass().getName().startsWith(OURS)
                        ? failure.toString()
                        : failure.getClass().getName(),
                cause);
        setStackTrace(failure.getStackTrace());
    }

    /** For {@code setCause} of a log line. */
    public static Throwable of(Throwable failure) {
        return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Wordless of(Throwable failure, Set<Throwable> seen) {
        seen.add(failure);
        Throwable cause = failure.getCause();
        return new Wordless(failure, cause == null || seen.contains(cause) ? null : of(cause, seen));
    }
}
