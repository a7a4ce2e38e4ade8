package com.clariva.connect.core.diagnosis;

import com.clariva.connect.core.instance.Incident;
import com.clariva.connect.core.instance.RunningInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the running instances say does not work: storing webhooks, and the forward target. */
public final class LookAtIncidents implements Look {

    @Override
    public List<Finding> look(Subject subject) {
        if (subject.running().isEmpty()) {
            return List.of();
        }
        return List.of(
                latest(subject, Incident.Area.WEBHOOKS)
                        .map(incident -> storing(incident, subject.now()))
                        .orElseGet(() -> Check.STORING.ok("No server refuses webhooks.")),
                latest(subject, Incident.Area.FORWARD)
                        .map(incident -> forward(incident, subject.now()))
                        .orElseGet(() -> Check.FORWARD.ok("No server says that the forward target fails.")));
    }

    /** Of that area, what was seen last by any instance that runs. */
    static Optional<Incident> latest(Subject subject, Incident.Area area) {
        return subject.running().stream()
                .map(RunningInstance::heartbeat)
                .flatMap(heartbeat -> heartbeat.seen().incidents().stream())
                .filter(incident -> incident.area() == area)
                .max(Comparator.comparing(Incident::lastAt));
    }

    private static Finding storing(Incident incident, Instant now) {
        return Check.STORING.problem(
                "Webhooks are answered 503, for " + age(incident.since(), now) + ": " + incident.cause() + ".",
                "Mend that cause. Instagram repeats a refused webhook for up to 36 hours, and switches webhooks off when"
                        + " they fail for long.");
    }

    private static Finding forward(Incident incident, Instant now) {
        return Check.FORWARD.problem(
                "For " + age(incident.since(), now) + ", " + Words.count(incident.times(), "time") + ", the last "
                        + age(incident.lastAt(), now) + " ago: " + incident.cause() + ".",
                "Look at the service behind CONNECT_FORWARD_URL: whether it runs, how long it takes, and whether it"
                        + " knows CONNECT_FORWARD_SECRET. Events wait or are repeated meanwhile; what it rejects for good"
                        + " is a dead letter.");
    }

    private static String age(Instant at, Instant now) {
        return Words.age(at.isAfter(now) ? Duration.ZERO : Duration.between(at, now));
    }
}
