package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.StoreFailure;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.instance.Instances;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Use case: an operator wants to know what is wrong, and what to do. */
public final class Diagnose {
    private static final String START_IT =
            "Start this version with serve; it makes the changes before it opens its port.";

    private static final Set<Check> WRITTEN_BY_SERVERS = EnumSet.of(
            Check.INSTANCES, Check.WORKER, Check.VERIFY_TOKEN, Check.WEBHOOKS, Check.SIGNATURES, Check.RECEIVING);

    private final Stores stores;
    private final List<Look> looks;
    private final InstantSource clock;

    public Diagnose(Stores stores, List<Look> looks, InstantSource clock) {
        this.stores = requireNonNull(stores, "stores is null");
        this.looks = List.copyOf(looks);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What is asked before all else. */
    public record Stores(DatabaseSessions sessions, TableChanges tables, StorageAccess access, Instances instances) {
        public Stores {
            requireNonNull(sessions, "sessions is null");
            requireNonNull(tables, "tables is null");
            requireNonNull(access, "access is null");
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
            Optional<String> readOnly = stores.access().readOnly();
            Subject subject = new Subject(clock.instant(), stores.instances().known(), doctor);
            for (Look look : looks) {
                findings.addAll(look.look(subject));
            }
            if (readOnly.isPresent()) {
                findings.replaceAll(Diagnose::unlessStale);
            }
            findings.add(readOnly.map(Diagnose::readOnly).orElseGet(() -> Check.DATABASE.ok("It answers.")));
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
                "It gives no answer ("
                        + failure.failure()
                                .map(StoreFailure::reason)
                                .orElseGet(() -> String.valueOf(failure.getMessage()))
                        + "). The other checks could not be read.",
                "Look whether PostgreSQL runs and whether DATABASE_URL is right. Webhooks are answered 503 meanwhile,"
                        + " or kept in Redis, and Instagram sends again what was not accepted.");
    }

    private static Finding readOnly(String reason) {
        return Check.DATABASE.problem(
                "It answers, but takes no writes. " + reason + ".",
                "Free the disk, or wait for the fail-over and see that DATABASE_URL names the primary. Webhooks are"
                        + " answered 503 meanwhile, or kept in Redis, and Instagram sends again what was not accepted.");
    }

    /** Servers cannot write what these checks read, so what is missing there proves nothing. */
    private static Finding unlessStale(Finding finding) {
        return WRITTEN_BY_SERVERS.contains(finding.check()) && finding.level() != Finding.Level.OK
                ? finding.check()
                        .warning(
                                "This could not be read: the database takes no writes, so the servers cannot say how they"
                                        + " are, nor what they receive.",
                                "Mend the database first, and run diagnose again.")
                : finding;
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
