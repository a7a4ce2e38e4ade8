package com.clariva.connect.core.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The findings, in the order of {@link Check}. What could not be judged is not among them. */
public record Diagnosis(List<Finding> findings) {
    public Diagnosis {
        findings =
                findings.stream().sorted(Comparator.comparing(Finding::check)).toList();
    }

    /** The worst of the levels. */
    public Finding.Level level() {
        return findings.stream()
                .map(Finding::level)
                .max(Comparator.naturalOrder())
                .orElse(Finding.Level.OK);
    }

    public Optional<Finding> of(Check check) {
        return findings.stream().filter(finding -> finding.check() == check).findFirst();
    }
}
