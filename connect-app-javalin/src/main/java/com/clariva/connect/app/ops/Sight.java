package com.clariva.connect.app.ops;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.metrics.HealthReport;
import com.clariva.connect.app.metrics.Sample;
import com.clariva.connect.core.deadletter.ListedLetter;
import com.clariva.connect.core.diagnosis.Diagnosis;
import com.clariva.connect.core.eventlog.FoundEvent;
import com.clariva.connect.core.retention.ListParked.ParkedAccount;
import com.clariva.connect.core.secret.SecretsReview;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All that an operator sees at one look. */
record Sight(Instant at, Here here, Stored stored, Optional<Diagnosis> diagnosis) {
    Sight {
        requireNonNull(at, "at is null");
        requireNonNull(here, "here is null");
        requireNonNull(stored, "stored is null");
        requireNonNull(diagnosis, "diagnosis is null");
    }

    /** What this instance is and has seen. */
    record Here(HealthReport health, List<Sample> samples, Optional<PacedReplay.Progress> replay) {
        Here {
            requireNonNull(health, "health is null");
            samples = List.copyOf(samples);
            requireNonNull(replay, "replay is null");
        }
    }

    /** What the stores say. What cannot be seen now is empty. */
    record Stored(
            Optional<List<FoundEvent>> events,
            Optional<List<ListedLetter>> letters,
            Optional<AccountCensus> accounts,
            Optional<List<ParkedAccount>> parked,
            Optional<SecretsReview> secrets) {
        Stored {
            requireNonNull(events, "events is null");
            requireNonNull(letters, "letters is null");
            requireNonNull(accounts, "accounts is null");
            requireNonNull(parked, "parked is null");
            requireNonNull(secrets, "secrets is null");
        }
    }
}
