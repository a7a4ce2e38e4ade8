package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.RunningInstance;
import com.clariva.connect.core.instance.SetUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who runs, in which version, whether somebody works, and what time they think it is. */
public final class LookAtInstances implements Look {
    /** What a heartbeat's way to the store may take, and more. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final SetUp ours;

    /** @param ours how the one who asks is set up */
    public LookAtInstances(SetUp ours) {
        this.ours = requireNonNull(ours, "ours is null");
    }

    @Override
    public List<Finding> look(Subject subject) {
        List<RunningInstance> running = subject.running();
        List<Finding> findings = new ArrayList<>();
        findings.add(instances(subject.known(), running));
        if (!running.isEmpty()) {
            findings.add(versions(running));
            findings.add(secrets(running));
            findings.add(worker(running));
            findings.add(clocks(running));
        }
        return findings;
    }

    private static Finding instances(List<RunningInstance> known, List<RunningInstance> running) {
        int silent = known.size() - running.size();
        if (running.isEmpty()) {
            return Check.INSTANCES.problem(
                    silent == 0 ? "No server has left a heartbeat." : silent + " left a heartbeat, and are silent now.",
                    "Start one with serve, and read its log. Until then Instagram is not answered; it repeats what"
                            + " it sends for up to 36 hours.");
        }
        if (silent > 0) {
            return Check.INSTANCES.warning(
                    "Running: " + running.size() + ". Beside them " + silent + " fell silent within the last hour"
                            + " without having been stopped.",
                    "Look in the log of that server for its end: killed for memory, crashed, or cut off from the"
                            + " database. What it had claimed was taken over.");
        }
        return Check.INSTANCES.ok(Words.count(running.size(), "server") + " heard of within the last "
                + RunningInstance.SILENT.toSeconds() + " s.");
    }

    private Finding versions(List<RunningInstance> running) {
        Set<String> versions = running.stream()
                .map(one -> one.heartbeat().setUp().version())
                .collect(Collectors.toCollection(TreeSet::new));
        String seen = "Running: " + String.join(", ", versions) + "; this is " + ours.version() + ".";
        if (versions.size() > 1) {
            return Check.VERSIONS.warning(
                    seen,
                    "While a deployment is under way this is as it should be. Otherwise an old server was left"
                            + " running: stop it.");
        }
        return versions.contains(ours.version())
                ? Check.VERSIONS.ok(seen)
                : Check.VERSIONS.warning(seen, "Deploy the version you mean, or ask with the jar that is deployed.");
    }

    /** Fingerprints are compared where both servers seal with the same key: only then are equal secrets equal. */
    private static Finding secrets(List<RunningInstance> running) {
        Map<String, Set<String>> different = new TreeMap<>();
        running.stream()
                .flatMap(one -> one.heartbeat().setUp().fingerprints().entrySet().stream())
                .forEach(secret -> different
                        .computeIfAbsent(keyOf(secret.getValue()) + ' ' + secret.getKey(), name -> new TreeSet<>())
                        .add(secret.getValue()));
        Set<String> names = different.entrySet().stream()
                .filter(secret -> secret.getValue().size() > 1)
                .map(secret -> secret.getKey().substring(secret.getKey().indexOf(' ') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        return names.isEmpty()
                ? Check.SAME_SECRETS.ok("No two servers differ in a secret.")
                : Check.SAME_SECRETS.problem(
                        "Servers have different values of " + String.join(", ", names) + ".",
                        "Give all servers the same values. During a rotation keep the old one beside the new as the"
                                + " variable of the same name with _PREVIOUS, until every server has been started anew.");
    }

    private static String keyOf(String fingerprint) {
        return fingerprint.substring(0, Math.max(0, fingerprint.indexOf(':')));
    }

    private static Finding worker(List<RunningInstance> running) {
        List<Heartbeat.SeenWorker> workers =
                running.stream().map(one -> one.heartbeat().seen().worker()).toList();
        long working = workers.stream().filter(Heartbeat.SeenWorker::running).count();
        long stopped =
                workers.stream().filter(one -> one.wanted() && !one.running()).count();
        int inFlight = workers.stream().mapToInt(Heartbeat.SeenWorker::inFlight).sum();
        String seen = working + " of " + Words.count(workers.size(), "server") + " at work, with "
                + Words.count(inFlight, "event") + " in hand.";
        if (stopped > 0) {
            return Check.WORKER.problem(
                    seen + " " + stopped + " should work and do not.",
                    "Look for Worker stopped in the log, and start that server again. Events are stored meanwhile and"
                            + " wait.");
        }
        return working > 0
                ? Check.WORKER.ok(seen)
                : Check.WORKER.problem(
                        seen, "WORKER_CONCURRENCY is 0 on every server, so all of them only receive. Set it on one.");
    }

    private static Finding clocks(List<RunningInstance> running) {
        Duration worst = running.stream()
                .map(one -> one.ahead().abs())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return worst.compareTo(SKEW) < 0
                ? Check.CLOCKS.ok("No server's clock is off the database's by " + SKEW.toSeconds() + " s.")
                : Check.CLOCKS.warning(
                        "A server's clock is off the database's by " + Words.age(worst) + ".",
                        "Let NTP set the clocks of all machines. Sign-ins of doctors, links under way and the ages of"
                                + " tokens are judged by them.");
    }
}
