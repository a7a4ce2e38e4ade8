package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.secret.NamedSecret;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One way to break the house, and the one finding that it has to bring.
 *
 * @param asked about which doctor; empty for the whole house
 * @param matched of the secrets, those that something has come with
 */
record Breakage(
        Check check,
        Finding.Level level,
        Optional<DoctorId> asked,
        List<NamedSecret> matched,
        Consumer<WellHouse> breaking) {
    Breakage {
        requireNonNull(check, "check is null");
        requireNonNull(level, "level is null");
        requireNonNull(asked, "asked is null");
        matched = List.copyOf(matched);
        requireNonNull(breaking, "breaking is null");
    }

    static Breakage problem(Check check, Consumer<WellHouse> breaking) {
        return of(check, Finding.Level.PROBLEM, breaking);
    }

    static Breakage warning(Check check, Consumer<WellHouse> breaking) {
        return of(check, Finding.Level.WARNING, breaking);
    }

    private static Breakage of(Check check, Finding.Level level, Consumer<WellHouse> breaking) {
        return new Breakage(
                check, level, Optional.empty(), List.of(WellHouse.VERIFY_TOKEN, WellHouse.APP_SECRET), breaking);
    }

    /** The same, asked about this doctor. */
    Breakage askedAbout(DoctorId doctor) {
        return new Breakage(check, level, Optional.of(doctor), matched, breaking);
    }

    /** The same, when only this has ever come. */
    Breakage whenOnlyCame(NamedSecret secret) {
        return new Breakage(check, level, asked, List.of(secret), breaking);
    }

    /** What is found in a house that is broken so and in nothing else. */
    Diagnosis diagnosis() {
        try (WellHouse well = new WellHouse(matched.toArray(NamedSecret[]::new))) {
            breaking.accept(well);
            return asked.map(well::diagnosisOf).orElseGet(well::diagnosis);
        }
    }

    @Override
    public String toString() {
        return check.id() + " " + level.label()
                + asked.map(doctor -> " of a doctor").orElse("");
    }
}
