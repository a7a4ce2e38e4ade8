package com.clariva.connect.app.settings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long Meta serves a version of its Graph API, as far as its changelog said in November 2026. */
final class GraphVersion {
    static final Pattern FORM = Pattern.compile("v[1-9][0-9]{0,2}\\.[0-9]");

    private static final int FIRST_KNOWN = 18;
    private static final Map<Integer, LocalDate> ENDS = Map.of(
            18, LocalDate.of(2026, 1, 26),
            19, LocalDate.of(2026, 5, 21),
            20, LocalDate.of(2026, 9, 24),
            21, LocalDate.of(2027, 1, 21),
            22, LocalDate.of(2027, 5, 20),
            23, LocalDate.of(2027, 10, 8),
            24, LocalDate.of(2028, 2, 18),
            25, LocalDate.of(2028, 7, 29));

    private GraphVersion() {}

    static boolean isOverAt(String version, Instant now) {
        int major = Integer.parseInt(version.substring(1, version.indexOf('.')));
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return major < FIRST_KNOWN
                || Optional.ofNullable(ENDS.get(major))
                        .filter(end -> !today.isBefore(end))
                        .isPresent();
    }
}
