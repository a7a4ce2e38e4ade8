package com.clariva.connect.core.diagnosis;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.clariva.connect.core.House;
import com.clariva.connect.core.account.Connecting;
import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.eventlog.EventLogEntry;
import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Received;
import com.clariva.connect.core.instance.SeenQueue;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.queue.Claim;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.Heartbeats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A house in which all is well, until a test breaks one thing. */
final class WellHouse implements AutoCloseable {
    static final NamedSecret APP_SECRET = new NamedSecret("INSTAGRAM_APP_SECRET", House.APP_SECRET);
    static final NamedSecret VERIFY_TOKEN =
            new NamedSecret("INSTAGRAM_WEBHOOK_VERIFY_TOKEN", Secret.of("a-verify-token"));
    static final UUID SERVER = new UUID(7, 7);

    final House house = new House(Heartbeats.SET_UP);

    WellHouse() {
        this(VERIFY_TOKEN, APP_SECRET);
    }

    /** @param matched of the secrets, those that something came with */
    WellHouse(NamedSecret... matched) {
        house.link(DR_ADA, ADAS_PRACTICE);
        List.of(matched).forEach(this::arrive);
        log(ADAS_PRACTICE, "handled");
        beat();
    }

    /** Something comes with {@code secret}. */
    void arrive(NamedSecret secret) {
        house.storage.secretRecords().matched(secret, 1, house.clock.instant());
    }

    /** An account that granted just these; empty if Instagram did not say. */
    void link(DoctorId doctor, InstagramId account, Optional<Set<String>> permissions) {
        Grant grant = house.grant(Secret.of("token-of-" + account), permissions);
        house.storage.accounts().connect(new Connecting(doctor, House.profile(account), grant));
        house.storage.accounts().noteSubscription(account, true);
    }

    /** An event of {@code account} ended so. */
    void log(InstagramId account, String outcome) {
        log(account, outcome, house.clock.instant());
    }

    /** An event of {@code account} that had come at {@code received} ended so now. */
    void log(InstagramId account, String outcome, Instant received) {
        Instant now = house.clock.instant();
        Claim claim = new Claim(Cast.message(account, outcome + account + received, received), 1, "lease");
        house.storage.eventLog().write(List.of(new EventLogEntry(claim, outcome, Optional.empty(), now)));
    }

    void beat() {
        beat(UnaryOperator.identity());
    }

    /** The server says something else of itself. */
    void beat(UnaryOperator<Heartbeat> change) {
        house.storage.instances().note(change.apply(well(SERVER)));
    }

    void setUp(UnaryOperator<SetUp> change) {
        beat(said -> new Heartbeat(
                said.instance(), said.startedAt(), said.saidAt(), change.apply(said.setUp()), said.seen()));
    }

    void queue(UnaryOperator<SeenQueue> change) {
        beat(said -> seen(
                said,
                new Heartbeat.Seen(
                        said.seen().worker(),
                        change.apply(said.seen().queue()),
                        said.seen().received(),
                        said.seen().servedVersion())));
    }

    void worker(Heartbeat.SeenWorker worker) {
        beat(said -> seen(
                said,
                new Heartbeat.Seen(
                        worker,
                        said.seen().queue(),
                        said.seen().received(),
                        said.seen().servedVersion())));
    }

    static Heartbeat seen(Heartbeat said, Heartbeat.Seen seen) {
        return new Heartbeat(said.instance(), said.startedAt(), said.saidAt(), said.setUp(), seen);
    }

    /** A server that is well. */
    Heartbeat well(UUID instance) {
        return new Heartbeat(
                instance,
                house.clock.instant(),
                house.clock.instant(),
                Heartbeats.SET_UP,
                new Heartbeat.Seen(
                        new Heartbeat.SeenWorker(true, true, 0), Heartbeats.QUEUE, Received.NOTHING, Optional.empty()));
    }

    /** Time goes by, and the server goes on. */
    void letPass(Duration duration) {
        house.clock.advance(duration);
        beat();
    }

    Diagnosis diagnosis() {
        return house.connect.diagnose().diagnose(Optional.empty());
    }

    Diagnosis diagnosisOf(DoctorId doctor) {
        return house.connect.diagnose().diagnose(Optional.of(doctor));
    }

    /** Exactly this one is amiss, and so much; everything else is well. */
    Finding only(Check check, Finding.Level level) {
        return only(diagnosis(), check, level);
    }

    static Finding only(Diagnosis diagnosis, Check check, Finding.Level level) {
        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.level() != Finding.Level.OK)
                .extracting(Finding::id, Finding::level)
                .containsExactly(tuple(check.id(), level));
        assertThat(diagnosis.level()).isEqualTo(level);
        assertThat(diagnosis.of(check))
                .get()
                .satisfies(finding -> assertThat(finding.fix()).isPresent());
        return diagnosis.of(check).orElseThrow();
    }

    @Override
    public void close() {
        house.close();
    }
}
