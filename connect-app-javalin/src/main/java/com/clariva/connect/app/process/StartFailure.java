package com.clariva.connect.app.process;

import java.io.Serial;

/** The process cannot start, and one sentence says why. The sentence carries no value that may be secret. */
public final class StartFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private StartFailure(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    /** Something this process needs did not answer. */
    public static StartFailure unavailable(String sentence) {
        return new StartFailure(sentence, ExitCode.UNAVAILABLE);
    }

    /** Somebody has to change the configuration, or what it names, before this can work. */
    public static StartFailure misconfigured(String sentence) {
        return new StartFailure(sentence, ExitCode.CONFIGURATION);
    }

    /** Something else is in the way: a port that is taken, a folder that cannot be written. */
    public static StartFailure because(String sentence) {
        return new StartFailure(sentence, ExitCode.FAILURE);
    }

    public int exitCode() {
        return exitCode;
    }
}
