package com.clariva.connect.app.process;

/** What the process says when it ends. The two high numbers are those of {@code sysexits.h}. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILURE = 1;
    public static final int USAGE = 2;
    public static final int UNAVAILABLE = 69;
    public static final int CONFIGURATION = 78;

    private ExitCode() {}
}
