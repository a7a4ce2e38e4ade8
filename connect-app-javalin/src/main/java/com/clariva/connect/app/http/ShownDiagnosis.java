package com.clariva.connect.app.http;

import com.clariva.connect.core.diagnosis.Diagnosis;
import com.clariva.connect.core.diagnosis.Finding;
import java.util.List;
import java.util.Optional;

/** A diagnosis, as operators see it. */
public record ShownDiagnosis(List<ShownFinding> findings) {
    public ShownDiagnosis {
        findings = List.copyOf(findings);
    }

    public static ShownDiagnosis of(Diagnosis diagnosis) {
        return new ShownDiagnosis(
                diagnosis.findings().stream().map(ShownFinding::of).toList());
    }

    /**
     * A finding.
     *
     * @param level {@code ok}, {@code warning} or {@code problem}
     */
    public record ShownFinding(String id, String level, String evidence, Optional<String> fix) {
        static ShownFinding of(Finding finding) {
            return new ShownFinding(finding.id(), finding.level().label(), finding.evidence(), finding.fix());
        }
    }
}
