package com.clariva.connect.house;

import static com.clariva.connect.simulator.Sample.CREATOR;
import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.testkit.Cast;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a walk must have gone through, lest it finds nothing because it did nothing.
 *
 * @param canaries what was sent through the house
 * @param markers the places that were searched, and something harmless that has to be there
 */
record Expected(Set<String> canaries, Map<String, String> markers) {
    /** The web server heard these, and would have told. */
    static final Set<String> HEARD_BY_THE_WEB_SERVER = Set.of(
            "state",
            "authorization code",
            "one-time code",
            "browser cookie",
            "session cookie",
            "operator session",
            "wrong operator key",
            "JWT",
            "verify token",
            "signature",
            "service key",
            "operator key",
            "postback payload",
            "address of a file");

    private static final String ACCOUNT = DR_EXAMPLE.professionalId();
    private static final String DELETED = CREATOR.professionalId();
    private static final Set<String> CANARIES = Set.of(
            "app secret",
            "previous app secret",
            "Meta app secret",
            "previous Meta app secret",
            "verify token",
            "previous verify token",
            "encryption key",
            "JWT secret",
            "service key",
            "operator key",
            "access token set by hand",
            "access token",
            "database password",
            "state",
            "authorization code",
            "browser cookie",
            "session cookie",
            "operator session",
            "wrong operator key",
            "one-time code",
            "JWT",
            "signature",
            "message",
            "edited message",
            "postback title",
            "postback payload",
            "comment",
            "message of the owner",
            "user name of a patient",
            "address of a file",
            "forged message",
            "unreadable body",
            "parked message",
            "failing message",
            "held message",
            "waiting message",
            "postponed message",
            "automatic reply",
            "error text of Instagram",
            "signed request",
            "secret of a forger",
            "message after the deletion");

    private static final Map<String, String> MARKERS = Map.ofEntries(
            Map.entry(LogRecorder.OF_THE_PROCESS, "Event dead-lettered"),
            Map.entry("log of com.clariva.connect", ACCOUNT),
            Map.entry("log of com.zaxxer.hikari", "connect-postgresql"),
            Map.entry("log of org.jdbi.v3", "handle"),
            Map.entry("log of org.flywaydb.core", "connect_schema_history"),
            Map.entry("log of org.postgresql.core", ACCOUNT),
            Map.entry("log of okhttp3.internal", "OkHttp"),
            Map.entry("log of io.javalin", "Javalin"),
            Map.entry(Visits.ANSWERS, "signature_invalid"),
            Map.entry("/health", "webhookWorker"),
            Map.entry("/health/ready", "status"),
            Map.entry("/health/live", "status"),
            Map.entry("/metrics", "connect_webhooks_total"),
            Map.entry("PostgreSQL table public.audit_log", "security_event"),
            Map.entry("PostgreSQL table public.dead_letter", ACCOUNT),
            Map.entry("PostgreSQL table public.deleted_account", DELETED),
            Map.entry("PostgreSQL table public.deletion_request", DELETED),
            Map.entry("PostgreSQL table public.linking_change", DELETED),
            Map.entry("PostgreSQL table public.secret_use", "INSTAGRAM_APP_SECRET_PREVIOUS"),
            Map.entry("PostgreSQL table public.doctor_instagram", ACCOUNT),
            Map.entry("PostgreSQL table public.event_log", ACCOUNT),
            Map.entry("PostgreSQL table public.linking_attempt", "callback"),
            Map.entry("PostgreSQL table public.linking_handoff", Cast.DR_BORIS.toString()),
            Map.entry("PostgreSQL statements", "select"),
            Map.entry("PostgreSQL files", ACCOUNT));

    Expected {
        canaries = Set.copyOf(canaries);
        markers = Map.copyOf(markers);
    }

    static Expected withRedis() {
        Map<String, String> markers = new HashMap<>(MARKERS);
        markers.put("log of io.lettuce", ACCOUNT);
        markers.put("log of io.netty", "netty");
        markers.put("Redis keys and values", ACCOUNT);
        markers.put("Redis files", ACCOUNT);
        markers.put("PostgreSQL table public.reply", ACCOUNT);
        return new Expected(and("Redis password", "reply", "message while Redis was away"), markers);
    }

    static Expected withPostgresqlAlone() {
        Map<String, String> markers = new HashMap<>(MARKERS);
        markers.put("PostgreSQL table public.queue_event", "message");
        markers.put("PostgreSQL table public.queue_conversation", ACCOUNT);
        return new Expected(and("forward secret"), markers);
    }

    static boolean isWithheld(String place) {
        return requireNonNull(place, "place is null").startsWith(LogRecorder.WITHHELD);
    }

    private static Set<String> and(String... more) {
        Set<String> all = new HashSet<>(CANARIES);
        all.addAll(Set.of(more));
        return all;
    }
}
