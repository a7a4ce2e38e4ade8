package com.clariva.connect.core.diagnosis;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long Meta serves a version of its Graph API, as far as its changelog said in November 2026. */
public final class GraphVersions {
    /** How a version is written. */
    public static final Pattern FORM = Pattern.compile("v[1-9][0-9]{0,2}\\.[0-9]");

    private static final LocalDate FIRST_KNOWN = LocalDate.of(2026, 1, 26);
    private static final Map<Integer, LocalDate> ENDS = Map.of(
            18, FIRST_KNOWN,
            19, LocalDate.of(2026, 5, 21),
            20, LocalDate.of(2026, 9, 24),
            21, LocalDate.of(2027, 1, 21),
            22, LocalDate.of(2027, 5, 20),
            23, LocalDate.of(2027, 10, 8),
            24, LocalDate.of(2028, 2, 18),
            25, LocalDate.of(2028, 7, 29));

    private GraphVersions() {}

    /** From when {@code version} is not served any more; empty if that is not announced. */
    public static Optional<LocalDate> endOf(String version) {
        int major = Integer.parseInt(version.substring(1, version.indexOf('.')));
        // What came before has ended earlier; a day that is over says enough.
        return major < 18 ? Optional.of(FIRST_KNOWN) : Optional.ofNullable(ENDS.get(major));
    }

    public static boolean isOverAt(String version, Instant now) {
        return endOf(version).filter(end -> !dayOf(now).isBefore(end)).isPresent();
    }

    static LocalDate dayOf(Instant now) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
