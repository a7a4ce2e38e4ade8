package com.clariva.connect.core.diagnosis;

import static com.clariva.connect.core.diagnosis.Breakage.problem;
import static com.clariva.connect.core.diagnosis.Breakage.warning;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.deadletter.DeadLetter;
import com.clariva.connect.core.deadletter.DeadLetterReason;
import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.Incident;
import com.clariva.connect.core.instance.RunningInstance;
import com.clariva.connect.core.instance.SeenQueue;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.secret.Purpose;
import com.clariva.connect.testkit.Cast;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check is broken, by itself, in a whole house that is well otherwise, and it alone says so. */
class EveryCheckTest {
    private static final Pattern LEVEL = Pattern.compile("(problem|warning): ");
    private static final UUID OTHER = new UUID(8, 8);
    private static final Durability DURABLE = new Durability(true, "appendfsync always");
    private static final Optional<QueueDepth> EMPTY = Optional.of(new QueueDepth(0, 0, Optional.empty()));

    static Stream<Breakage> breakages() {
        return Stream.of(
                        servers(),
                        queues(),
                        setUps(),
                        webhooks(),
                        AccountBreakages.ofAll(),
                        AccountBreakages.ofOneDoctor(),
                        events())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("breakages")
    void whatIsBrokenIsFoundAndNothingElse(Breakage breakage) {
        Diagnosis diagnosis = breakage.diagnosis();

        WellHouse.only(diagnosis, breakage.check(), breakage.level());
    }

    @Test
    void noCheckIsWithoutABreakage() {
        assertThat(breakages().map(Breakage::check)).contains(Check.values());
    }

    @ParameterizedTest
    @EnumSource
    void documentNamesTheLevelsThatAreFound(Check check) throws IOException {
        String row = Files.readAllLines(Path.of("../docs/operating.md")).stream()
                .filter(line -> line.startsWith("| `" + check.id() + "` |"))
                .findFirst()
                .orElseThrow();
        Set<String> found = breakages()
                .filter(breakage -> breakage.check() == check)
                .map(breakage -> breakage.level().label())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> told = LEVEL.matcher(row)
                .results()
                .map(level -> level.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // A house of fakes has no tables that could not be read: that is another test's.
        told.removeIf(level -> check == Check.MIGRATIONS && level.equals("problem"));
        assertThat(told).isEqualTo(found);
    }

    private static List<Breakage> servers() {
        return List.of(
                problem(Check.DATABASE, well -> well.house.storage.outage().begin()),
                problem(Check.POOLER, well -> well.house.storage.sessions().poolTransactions()),
                problem(Check.DATABASE, well -> well.house.storage.access().becomeReadOnly("its disk is full")),
                problem(Check.KEYS, EveryCheckTest::somethingIsSealedWithAnotherKey),
                problem(Check.STORING, well -> fails(well, Incident.Area.WEBHOOKS)),
                problem(Check.FORWARD, well -> fails(well, Incident.Area.FORWARD)),
                problem(Check.SAME_SECRETS, well -> {
                    well.house.storage.instances().note(well.well(OTHER));
                    well.setUp(setUp -> setUp.withFingerprints(Map.of("INSTAGRAM_APP_SECRET", "k1:0000")));
                }),
                warning(
                        Check.MIGRATIONS,
                        well -> well.house.storage.tableChanges().lack("99 more")),
                warning(
                        Check.TRANSACTIONS,
                        well -> well.house
                                .storage
                                .sessions()
                                .hold(new HeldTransaction(4711, Duration.ofMinutes(12), "psql"))),
                problem(Check.INSTANCES, well -> well.house.storage.instances().leave(WellHouse.SERVER)),
                problem(Check.INSTANCES, well -> well.house.clock.advance(RunningInstance.SILENT)),
                warning(Check.INSTANCES, well -> {
                    well.house.storage.instances().note(well.well(OTHER));
                    well.letPass(RunningInstance.SILENT);
                }),
                warning(Check.VERSIONS, well -> {
                    well.house.storage.instances().note(well.well(OTHER));
                    well.setUp(setUp -> setUp("1.1.0", setUp.graphVersion(), setUp.addresses()));
                }),
                warning(
                        Check.VERSIONS,
                        well -> well.setUp(setUp -> setUp("1.1.0", setUp.graphVersion(), setUp.addresses()))),
                problem(Check.WORKER, well -> well.worker(new Heartbeat.SeenWorker(true, false, 0))),
                problem(Check.WORKER, well -> well.worker(new Heartbeat.SeenWorker(false, false, 0))),
                warning(Check.CLOCKS, well -> clockIsOffBy(well, Duration.ofSeconds(5))),
                warning(Check.CLOCKS, well -> clockIsOffBy(well, Duration.ofSeconds(-5))));
    }

    private static List<Breakage> queues() {
        QueueDepth old = new QueueDepth(1, 0, Optional.of(Duration.ofHours(2)));
        Durability weak = new Durability(false, "appendonly no");
        return List.of(
                problem(Check.QUEUE, well -> queue(well, new SeenQueue("redis", Optional.empty(), EMPTY, false, 0))),
                problem(
                        Check.QUEUE,
                        well -> queue(well, new SeenQueue("redis", Optional.of(DURABLE), EMPTY, false, 1))),
                problem(Check.QUEUE, well -> {
                    well.house.storage.instances().note(well.well(OTHER));
                    queue(well, new SeenQueue("postgresql", Optional.of(DURABLE), EMPTY, false, 0));
                }),
                warning(Check.QUEUE, well -> queue(well, new SeenQueue("redis", Optional.of(DURABLE), EMPTY, true, 0))),
                warning(
                        Check.QUEUE,
                        well -> queue(well, new SeenQueue("redis", Optional.of(DURABLE), Optional.of(old), false, 0))),
                warning(
                        Check.DURABILITY,
                        well -> queue(well, new SeenQueue("redis", Optional.of(weak), EMPTY, false, 0))),
                warning(
                        Check.DURABILITY,
                        well -> queue(well, new SeenQueue("postgresql", Optional.of(weak), EMPTY, false, 0))));
    }

    private static List<Breakage> setUps() {
        return List.of(
                problem(Check.GRAPH_VERSION, well -> asksFor(well, "v18.0")),
                warning(Check.GRAPH_VERSION, well -> asksFor(well, "v20.0")),
                warning(
                        Check.GRAPH_VERSION,
                        well -> well.beat(said -> WellHouse.seen(
                                said,
                                new Heartbeat.Seen(
                                        said.seen().worker(),
                                        said.seen().queue(),
                                        said.seen().received(),
                                        Optional.of("v26.0"))))),
                problem(Check.REDIRECT_URI, well -> isAt(well, "https://other.example.org/callback")),
                problem(Check.REDIRECT_URI, well -> isAt(well, "http://connect.example.org/callback")),
                warning(Check.REDIRECT_URI, well -> isAt(well, "http://localhost/callback", "http://localhost")));
    }

    private static List<Breakage> webhooks() {
        return List.of(
                warning(Check.VERIFY_TOKEN, well -> {}).whenOnlyCame(WellHouse.APP_SECRET),
                problem(
                                Check.VERIFY_TOKEN,
                                well -> well.house
                                        .storage
                                        .secretRecords()
                                        .unmatched("verify_token", 3, well.house.clock.instant()))
                        .whenOnlyCame(WellHouse.APP_SECRET),
                problem(Check.WEBHOOKS, well -> {}).whenOnlyCame(WellHouse.VERIFY_TOKEN),
                warning(Check.WEBHOOKS, well -> well.letPass(Duration.ofDays(7))),
                problem(Check.SIGNATURES, EveryCheckTest::isRefused).whenOnlyCame(WellHouse.VERIFY_TOKEN),
                problem(Check.SIGNATURES, well -> {
                            isRefused(well);
                            well.letPass(Duration.ofDays(2));
                        })
                        .whenOnlyCame(WellHouse.VERIFY_TOKEN),
                problem(Check.SIGNATURES, well -> {
                    well.letPass(Duration.ofDays(1));
                    isRefused(well);
                }),
                warning(Check.SIGNATURES, EveryCheckTest::isRefused));
    }

    private static List<Breakage> events() {
        return List.of(
                warning(Check.UNLINKED, well -> well.log(BORIS_PRACTICE, "parked")),
                warning(Check.PARKED, well -> {
                    well.log(ADAS_PRACTICE, "parked");
                    well.letPass(Duration.ofMinutes(4));
                }),
                warning(Check.DEAD_LETTERS, EveryCheckTest::setAside),
                warning(Check.DEAD_LETTERS, EveryCheckTest::setAside).askedAbout(DR_ADA));
    }

    /** A key of the same name, that is not ours, has noted itself before. */
    private static void somethingIsSealedWithAnotherKey(WellHouse well) {
        String ours = well.house.storage.sealing().keyNames().get(0);
        byte[] proof = well.house.storage.sealing().seal(Purpose.KEY, "another id", new byte[] {1});
        well.house.storage.sealingKeys().note(ours, Base64.getEncoder().encodeToString(proof));
    }

    private static void fails(WellHouse well, Incident.Area area) {
        Instant now = well.house.clock.instant();
        well.beat(said -> WellHouse.seen(
                said,
                new Heartbeat.Seen(
                        said.seen().worker(),
                        said.seen().queue(),
                        said.seen().received(),
                        said.seen().servedVersion(),
                        List.of(new Incident(area, "because", now, now, 1)))));
    }

    private static void clockIsOffBy(WellHouse well, Duration off) {
        Instant said = well.house.clock.instant().plus(off);
        well.beat(beat -> new Heartbeat(beat.instance(), beat.startedAt(), said, beat.setUp(), beat.seen()));
    }

    private static void queue(WellHouse well, SeenQueue queue) {
        well.queue(before -> queue);
    }

    private static void asksFor(WellHouse well, String graphVersion) {
        well.setUp(setUp -> setUp(setUp.version(), Optional.of(graphVersion), setUp.addresses()));
    }

    private static void isAt(WellHouse well, String redirectUri) {
        isAt(well, redirectUri, "https://connect.example.org");
    }

    private static void isAt(WellHouse well, String redirectUri, String base) {
        SetUp.Addresses addresses =
                new SetUp.Addresses(Optional.of(URI.create(redirectUri)), Optional.of(URI.create(base)));
        well.setUp(setUp -> setUp(setUp.version(), setUp.graphVersion(), addresses));
    }

    private static SetUp setUp(String version, Optional<String> graphVersion, SetUp.Addresses addresses) {
        return new SetUp(version, graphVersion, addresses, false);
    }

    private static void isRefused(WellHouse well) {
        well.house.storage.secretRecords().unmatched("no_match", 1, well.house.clock.instant());
    }

    /** Webhooks come meanwhile. */
    private static void setAside(WellHouse well) {
        Instant now = well.house.clock.instant();
        well.house
                .storage
                .deadLetters()
                .add(new DeadLetter(
                        Cast.message(ADAS_PRACTICE, "letter", now),
                        DeadLetterReason.HANDLER_FAILED,
                        "java.io.IOException",
                        4,
                        now));
    }
}
