package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.instance.Instances;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Use case: an operator wants to know what is wrong, and what to do. */
public final class Diagnose {
    private static final String START_IT =
            "Start this version with serve; it makes the changes before it opens its port.";

    private final Stores stores;
    private final List<Look> looks;
    private final InstantSource clock;

    public Diagnose(Stores stores, List<Look> looks, InstantSource clock) {
        this.stores = requireNonNull(stores, "stores is null");
        this.looks = List.copyOf(looks);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What is asked before all else. */
    public record Stores(DatabaseSessions sessions, TableChanges tables, Instances instances) {
        public Stores {
            requireNonNull(sessions, "sessions is null");
            requireNonNull(tables, "tables is null");
            requireNonNull(instances, "instances is null");
        }
    }

    /**
     * How the house is; with {@code doctor}, how it is for that doctor. It never fails: a store that gives no
     * answer is a finding, and what only the store knows is then left out.
     */
    public Diagnosis diagnose(Optional<DoctorId> doctor) {
        List<Finding> findings = new ArrayList<>();
        List<String> pending = List.of();
        try {
            if (!stores.sessions().areKept()) {
                // Whatever else were read there might be the answer to another's question.
                return new Diagnosis(List.of(Check.POOLER.problem(
                        ConnectException.TransactionPooling.CAUSE, ConnectException.TransactionPooling.REMEDY)));
            }
            findings.add(Check.POOLER.ok("Each connection keeps its session."));
            pending = stores.tables().pending();
            findings.add(migrations(pending));
            Subject subject = new Subject(clock.instant(), stores.instances().known(), doctor);
            for (Look look : looks) {
                findings.addAll(look.look(subject));
            }
            findings.add(Check.DATABASE.ok("It answers."));
        } catch (ConnectException.StorageUnavailable e) {
            if (pending.isEmpty()) {
                findings.add(away(e));
            } else {
                return new Diagnosis(List.of(unreadable(pending)));
            }
        }
        return new Diagnosis(findings);
    }

    private static Finding away(ConnectException.StorageUnavailable failure) {
        return Check.DATABASE.problem(
                "It gives no answer (" + failure.getMessage() + ").",
                "Look whether PostgreSQL runs and whether DATABASE_URL is right. Webhooks are answered 503 meanwhile,"
                        + " or kept in Redis, and Instagram sends again what was not accepted.");
    }

    private static Finding migrations(List<String> pending) {
        return pending.isEmpty()
                ? Check.MIGRATIONS.ok("Nothing is pending.")
                : Check.MIGRATIONS.warning(
                        named(pending), START_IT + " Servers of the version before go on meanwhile.");
    }

    /** Tables that are not made yet look to the one who reads them like a store that is away. */
    private static Finding unreadable(List<String> pending) {
        return Check.MIGRATIONS.problem(named(pending) + " Before that nothing can be read.", START_IT);
    }

    private static String named(List<String> pending) {
        return "Pending: " + String.join(", ", pending) + ".";
    }
}
