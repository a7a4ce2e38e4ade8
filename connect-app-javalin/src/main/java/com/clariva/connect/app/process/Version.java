package com.clariva.connect.app.process;

import java.util.Optional;

/** The version that was built into the jar. */
public final class Version {
    private static final String NOT_A_JAR = "development";

    private Version() {}

    /** Such as {@code 1.2.0}; {@code development} when the classes do not come from the runnable jar. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse(NOT_A_JAR);
    }
}
