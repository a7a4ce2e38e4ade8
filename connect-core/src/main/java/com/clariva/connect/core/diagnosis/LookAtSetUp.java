package com.clariva.connect.core.diagnosis;

import com.clariva.connect.core.instance.RunningInstance;
import com.clariva.connect.core.instance.SetUp;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the running instances are configured so that Instagram and browsers find what they need. */
public final class LookAtSetUp implements Look {
    private static final int DAYS_AHEAD = 60;

    @Override
    public List<Finding> look(Subject subject) {
        List<RunningInstance> running = subject.running();
        List<Finding> findings = new ArrayList<>();
        worst(running.stream()
                        .flatMap(one -> graphVersion(one, subject.now()).stream())
                        .toList())
                .ifPresent(findings::add);
        worst(running.stream()
                        .map(one -> one.heartbeat().setUp().addresses())
                        .flatMap(addresses -> redirectUri(addresses).stream())
                        .toList())
                .ifPresent(findings::add);
        return findings;
    }

    private static Optional<Finding> worst(List<Finding> ofEach) {
        return ofEach.stream().max(Comparator.comparing(Finding::level));
    }

    private static Optional<Finding> graphVersion(RunningInstance instance, Instant now) {
        Optional<String> served = instance.heartbeat().seen().servedVersion();
        return instance.heartbeat().setUp().graphVersion().map(version -> graphVersion(version, served, now));
    }

    private static Finding graphVersion(String version, Optional<String> served, Instant now) {
        Optional<LocalDate> end = GraphVersions.endOf(version);
        String fix = "Set INSTAGRAM_GRAPH_VERSION to a newer one, after reading Meta's changelog between the two.";
        if (GraphVersions.isOverAt(version, now)) {
            return Check.GRAPH_VERSION.problem(
                    version + " ended on " + end.map(LocalDate::toString).orElse("")
                            + ". Instagram answers in another version, and may behave differently.",
                    fix);
        }
        if (served.isPresent()) {
            return Check.GRAPH_VERSION.warning(
                    "Instagram answered in " + served.get() + " although " + version + " was asked for.", fix);
        }
        return end.filter(day -> day.isBefore(GraphVersions.dayOf(now).plusDays(DAYS_AHEAD)))
                .map(day -> Check.GRAPH_VERSION.warning(version + " ends on " + day + ".", fix))
                .orElseGet(() -> Check.GRAPH_VERSION.ok(version
                        + end.map(day -> " is served until " + day + ".").orElse(" has no announced end.")));
    }

    private static Optional<Finding> redirectUri(SetUp.Addresses addresses) {
        return addresses.redirectUri().map(uri -> redirectUri(uri, addresses.publicBaseUrl()));
    }

    private static Finding redirectUri(URI uri, Optional<URI> base) {
        Optional<URI> other = base.filter(known -> !isBelow(uri, known));
        if (other.isPresent()) {
            return Check.REDIRECT_URI.problem(
                    "INSTAGRAM_REDIRECT_URI is at " + origin(uri) + ", PUBLIC_BASE_URL is " + origin(other.get())
                            + path(other.get()) + ".",
                    "Make them agree. Connect sets its cookie at the one address and the browser comes back to the"
                            + " other, so every link ends with state_invalid. The dashboard's Valid OAuth Redirect URI"
                            + " has to be the same, to the last character.");
        }
        return uri.getScheme().equalsIgnoreCase("https")
                ? Check.REDIRECT_URI.ok("It is https and at " + origin(uri) + ".")
                : Check.REDIRECT_URI.warning(
                        "INSTAGRAM_REDIRECT_URI is not https: " + origin(uri) + ".",
                        "Only browsers on this very machine can come back to it. Set it to the public https address"
                                + " before a doctor connects.");
    }

    private static boolean isBelow(URI uri, URI base) {
        return origin(uri).equals(origin(base)) && path(uri).startsWith(path(base) + "/");
    }

    private static String path(URI uri) {
        return Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("/$", "");
    }

    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean usual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + uri.getPort());
    }
}
