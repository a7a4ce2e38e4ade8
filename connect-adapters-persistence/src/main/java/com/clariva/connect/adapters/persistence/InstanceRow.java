package com.clariva.connect.adapters.persistence;

import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Incident;
import com.clariva.connect.core.instance.Received;
import com.clariva.connect.core.instance.SeenQueue;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Update;

/** A heartbeat as a row of {@code running_instance}, and back. */
final class InstanceRow {
    static final List<String> COLUMNS = List.of(
            "instance_id",
            "started_at",
            "said_at",
            "version",
            "graph_version",
            "graph_version_served",
            "redirect_uri",
            "public_base_url",
            "meta_app_secret",
            "worker_wanted",
            "worker_running",
            "in_flight",
            "queue_kind",
            "queue_durable",
            "queue_durability",
            "queue_durability_acknowledged",
            "queue_waiting",
            "queue_parked",
            "queue_oldest_millis",
            "queue_overflowing",
            "queue_lost_lately",
            "accepted",
            "refused",
            "not_stored",
            "last_authentic_at",
            "last_verified_at",
            "secret_fingerprints",
            "incidents");

    private InstanceRow() {}

    static Update bind(Heartbeat heartbeat, Update update) {
        update.bind("instance_id", heartbeat.instance())
                .bind("started_at", Columns.time(heartbeat.startedAt()))
                .bind("said_at", Columns.time(heartbeat.saidAt()));
        bind(heartbeat.setUp(), update);
        bind(heartbeat.seen().worker(), update);
        bind(heartbeat.seen().queue(), update);
        bind(heartbeat.seen().received(), update);
        return update.bind("graph_version_served", heartbeat.seen().servedVersion())
                .bindArray("incidents", String.class, lines(heartbeat.seen().incidents()));
    }

    static Heartbeat heartbeat(ResultSet row) throws SQLException {
        return new Heartbeat(
                row.getObject("instance_id", UUID.class),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "said_at"),
                setUp(row),
                new Heartbeat.Seen(
                        worker(row), queue(row), received(row), text(row, "graph_version_served"), incidents(row)));
    }

    private static void bind(SetUp setUp, Update update) {
        update.bind("version", setUp.version())
                .bind("graph_version", setUp.graphVersion())
                .bind("redirect_uri", setUp.addresses().redirectUri().map(URI::toString))
                .bind("public_base_url", setUp.addresses().publicBaseUrl().map(URI::toString))
                .bind("meta_app_secret", setUp.metaAppSecret())
                .bindArray(
                        "secret_fingerprints",
                        String.class,
                        setUp.fingerprints().entrySet().stream()
                                .map(one -> one.getKey() + '=' + one.getValue())
                                .toList());
    }

    private static SetUp setUp(ResultSet row) throws SQLException {
        return new SetUp(
                row.getString("version"),
                text(row, "graph_version"),
                new SetUp.Addresses(
                        text(row, "redirect_uri").map(URI::create),
                        text(row, "public_base_url").map(URI::create)),
                row.getBoolean("meta_app_secret"),
                texts(row, "secret_fingerprints").stream()
                        .map(text -> text.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    }

    /** Each is a text of four words and the cause: area, since, last, times. */
    private static List<String> lines(List<Incident> incidents) {
        return incidents.stream()
                .map(one -> String.join(
                        " ",
                        one.area().label(),
                        one.since().toString(),
                        one.lastAt().toString(),
                        Long.toString(one.times()),
                        one.cause()))
                .toList();
    }

    private static List<Incident> incidents(ResultSet row) throws SQLException {
        return texts(row, "incidents").stream()
                .map(line -> line.split(" ", 5))
                .flatMap(words -> Incident.Area.of(words[0]).stream()
                        .map(area -> new Incident(
                                area,
                                words[4],
                                Instant.parse(words[1]),
                                Instant.parse(words[2]),
                                Long.parseLong(words[3]))))
                .toList();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    private static void bind(Heartbeat.SeenWorker worker, Update update) {
        update.bind("worker_wanted", worker.wanted())
                .bind("worker_running", worker.running())
                .bind("in_flight", worker.inFlight());
    }

    private static Heartbeat.SeenWorker worker(ResultSet row) throws SQLException {
        return new Heartbeat.SeenWorker(
                row.getBoolean("worker_wanted"), row.getBoolean("worker_running"), row.getInt("in_flight"));
    }

    private static void bind(SeenQueue queue, Update update) {
        update.bind("queue_kind", queue.kind())
                .bind("queue_durable", queue.durability().map(Durability::durable))
                .bind("queue_durability", queue.durability().map(Durability::detail))
                .bind(
                        "queue_durability_acknowledged",
                        queue.durability().filter(Durability::acknowledged).isPresent())
                .bind("queue_waiting", queue.depth().map(QueueDepth::waiting))
                .bind("queue_parked", queue.depth().map(QueueDepth::parked))
                .bind(
                        "queue_oldest_millis",
                        queue.depth().flatMap(QueueDepth::oldestAge).map(Duration::toMillis))
                .bind("queue_overflowing", queue.overflowing())
                .bind("queue_lost_lately", queue.lostLately());
    }

    private static SeenQueue queue(ResultSet row) throws SQLException {
        boolean durable = row.getBoolean("queue_durable");
        boolean acknowledged = row.getBoolean("queue_durability_acknowledged");
        long waiting = row.getLong("queue_waiting");
        Optional<QueueDepth> depth = row.wasNull()
                ? Optional.empty()
                : Optional.of(new QueueDepth(waiting, row.getLong("queue_parked"), oldest(row)));
        return new SeenQueue(
                row.getString("queue_kind"),
                text(row, "queue_durability").map(detail -> new Durability(durable, detail, acknowledged)),
                depth,
                row.getBoolean("queue_overflowing"),
                row.getLong("queue_lost_lately"));
    }

    private static Optional<Duration> oldest(ResultSet row) throws SQLException {
        long millis = row.getLong("queue_oldest_millis");
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static void bind(Received received, Update update) {
        update.bind("accepted", received.accepted())
                .bind("refused", received.refused())
                .bind("not_stored", received.notStored())
                .bind("last_authentic_at", received.lastAuthenticAt().map(Columns::time))
                .bind("last_verified_at", received.lastVerifiedAt().map(Columns::time));
    }

    private static Received received(ResultSet row) throws SQLException {
        return new Received(
                row.getLong("accepted"),
                row.getLong("refused"),
                row.getLong("not_stored"),
                Columns.maybeInstant(row, "last_authentic_at"),
                Columns.maybeInstant(row, "last_verified_at"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
