package com.clariva.connect.core.diagnosis;

import static com.clariva.connect.core.diagnosis.Finding.Level.OK;
import static com.clariva.connect.core.diagnosis.Finding.Level.PROBLEM;
import static com.clariva.connect.core.diagnosis.Finding.Level.WARNING;
import static com.clariva.connect.core.diagnosis.WellHouse.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.instance.Heartbeat;
import com.clariva.connect.core.instance.RunningInstance;
import com.clariva.connect.core.instance.SeenQueue;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.queue.Durability;
import com.clariva.connect.core.queue.QueueDepth;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.testkit.Heartbeats;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Breaks one thing of the servers at a time. */
class DiagnoseInstancesTest {
    private static final UUID OTHER = new UUID(8, 8);

    private final WellHouse well = new WellHouse();

    @AfterEach
    void close() {
        well.close();
    }

    @Test
    void wellHouseIsFoundWellInEveryCheckButADoctorsOwn() {
        Diagnosis diagnosis = well.diagnosis();

        assertThat(diagnosis.findings()).allSatisfy(finding -> {
            assertThat(finding.level()).isEqualTo(OK);
            assertThat(finding.fix()).isEmpty();
        });
        assertThat(diagnosis.level()).isEqualTo(OK);
        assertThat(Check.values())
                .filteredOn(check -> diagnosis.of(check).isEmpty())
                .containsExactly(Check.REPLIES, Check.RECEIVING);
    }

    @Test
    void databaseThatIsAwayIsTheOnlyFinding() {
        well.house.storage.outage().begin();

        Finding away = well.only(Check.DATABASE, PROBLEM);

        assertThat(well.diagnosis().findings()).containsExactly(away);
    }

    @Test
    void databaseThatTakesNoWritesIsNamedAndProvesNothingAboutServersAndWebhooks() {
        WellHouse never = new WellHouse(new NamedSecret[0]);
        never.house.clock.advance(RunningInstance.SILENT);
        never.house.storage.access().becomeReadOnly("PostgreSQL is read-only: the disk is full");

        Diagnosis diagnosis = never.diagnosis();

        assertThat(diagnosis.of(Check.DATABASE)).get().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(PROBLEM);
            assertThat(finding.evidence()).contains("PostgreSQL is read-only: the disk is full");
        });
        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.level() != OK && finding.check() != Check.DATABASE)
                .extracting(Finding::check)
                .containsExactly(Check.INSTANCES, Check.VERIFY_TOKEN, Check.WEBHOOKS);
        assertThat(diagnosis.findings())
                .filteredOn(finding -> finding.level() != OK && finding.check() != Check.DATABASE)
                .allSatisfy(finding -> assertThat(finding.evidence())
                        .contains("could not be read")
                        .doesNotContain("ever arrived", "silent"));
        never.close();
    }

    @Test
    void tablesThatAreNotMadeYetAreNamed() {
        well.house.storage.tableChanges().lack("13 running instances", "14 more");

        assertThat(well.only(Check.MIGRATIONS, WARNING).evidence()).contains("13 running instances, 14 more");
    }

    @Test
    void whatCannotBeReadBeforeTheTablesIsNoOutage() {
        Diagnose diagnose = new Diagnose(
                new Diagnose.Stores(
                        well.house.storage.sessions(),
                        well.house.storage.tableChanges(),
                        well.house.storage.access(),
                        well.house.storage.instances()),
                List.of(subject -> {
                    throw new ConnectException.StorageUnavailable("read", null);
                }),
                well.house.clock);
        well.house.storage.tableChanges().lack("13 running instances");

        WellHouse.only(diagnose.diagnose(Optional.empty()), Check.MIGRATIONS, PROBLEM);
    }

    @Test
    void noServerAtAllIsAProblem() {
        well.house.storage.instances().leave(SERVER);

        assertThat(well.only(Check.INSTANCES, PROBLEM).evidence()).contains("No server has left a heartbeat");
    }

    @Test
    void serverThatFellSilentBesideOneThatRunsIsSaid() {
        well.house.storage.instances().note(well.well(OTHER));
        well.letPass(RunningInstance.SILENT);

        assertThat(well.only(Check.INSTANCES, WARNING).evidence()).startsWith("Running: 1. Beside them 1 fell silent");
    }

    @Test
    void oldVersionBesideTheNewIsSaid() {
        well.house.storage.instances().note(ofVersion(well.well(OTHER), "1.1.0"));

        assertThat(well.only(Check.VERSIONS, WARNING).evidence()).contains("Running: 1.1.0, 1.2.0");
    }

    @Test
    void otherVersionThanTheOneWhoAsksIsSaid() {
        well.beat(said -> ofVersion(said, "1.1.0"));

        assertThat(well.only(Check.VERSIONS, WARNING).evidence()).contains("Running: 1.1.0; this is 1.2.0");
    }

    @Test
    void workerThatStoppedIsAProblem() {
        well.worker(new Heartbeat.SeenWorker(true, false, 0));

        assertThat(well.only(Check.WORKER, PROBLEM).evidence()).contains("1 should work and do not");
    }

    @Test
    void houseInWhichEverybodyOnlyReceivesIsAProblem() {
        well.worker(new Heartbeat.SeenWorker(false, false, 0));

        assertThat(well.only(Check.WORKER, PROBLEM).fix()).get().asString().contains("WORKER_CONCURRENCY");
    }

    @Test
    void receiverBesideAWorkerIsAsItShouldBe() {
        well.house.storage.instances().note(well.well(OTHER));
        well.worker(new Heartbeat.SeenWorker(false, false, 0));

        assertThat(well.diagnosis().level()).isEqualTo(OK);
    }

    @Test
    void withoutRedisThePostgresqlQueueIsSaidToWork() {
        well.queue(queue -> new SeenQueue("postgresql", queue.durability(), queue.depth(), false, 0));

        Diagnosis diagnosis = well.diagnosis();

        assertThat(diagnosis.level()).isEqualTo(OK);
        assertThat(diagnosis.of(Check.QUEUE))
                .get()
                .satisfies(
                        finding -> assertThat(finding.evidence())
                                .isEqualTo(
                                        "REDIS_URL is not set, so the queue is in PostgreSQL, and works: 3 waiting, 2 parked."));
    }

    @Test
    void redisThatIsNotDurableIsSaidWithItsSettings() {
        well.queue(queue -> new SeenQueue(
                "redis",
                Optional.of(new Durability(false, "appendonly no, appendfsync everysec")),
                queue.depth(),
                false,
                0));

        Finding finding = well.only(Check.DURABILITY, WARNING);

        assertThat(finding.evidence()).contains("appendonly no, appendfsync everysec");
        assertThat(finding.fix()).get().asString().contains("appendfsync always");
    }

    @Test
    void redisThatIsAwayIsSaidAndTheOverflowToo() {
        well.queue(queue -> new SeenQueue("redis", queue.durability(), queue.depth(), true, 0));

        assertThat(well.only(Check.QUEUE, WARNING).evidence()).contains("Redis is away", "nothing is lost");
    }

    @Test
    void storeOfTheQueueThatGivesNoAnswerIsAProblem() {
        well.queue(queue -> new SeenQueue("redis", Optional.empty(), Optional.empty(), false, 0));

        assertThat(well.only(Check.QUEUE, PROBLEM).evidence()).contains("gives no answer");
    }

    @Test
    void whatRedisForgotIsAProblem() {
        well.queue(queue -> new SeenQueue("redis", queue.durability(), queue.depth(), false, 12));

        assertThat(well.only(Check.QUEUE, PROBLEM).evidence()).contains("up to 12 acknowledged events");
    }

    @Test
    void serversWithDifferentQueuesAreAProblem() {
        well.house.storage.instances().note(well.well(OTHER));
        well.queue(queue -> new SeenQueue("postgresql", queue.durability(), queue.depth(), false, 0));

        assertThat(well.only(Check.QUEUE, PROBLEM).evidence()).contains("postgresql, redis");
    }

    @Test
    void eventThatWaitsForHoursIsSaid() {
        QueueDepth deep = new QueueDepth(900, 0, Optional.of(Duration.ofHours(3)));
        well.queue(queue -> new SeenQueue("redis", queue.durability(), Optional.of(deep), false, 0));

        assertThat(well.only(Check.QUEUE, WARNING).evidence()).contains("waited for 3 hours");
    }

    @ParameterizedTest
    @ValueSource(ints = {90, -90})
    void clockThatIsOffIsSaid(int seconds) {
        clockIsOffBy(Duration.ofSeconds(seconds));

        assertThat(well.only(Check.CLOCKS, WARNING).evidence()).contains("90 s");
    }

    @ParameterizedTest
    @ValueSource(ints = {4999, -4999})
    void wayOfAHeartbeatToTheDatabaseIsNoFault(int millis) {
        clockIsOffBy(Duration.ofMillis(millis));

        assertThat(well.diagnosis().level()).isEqualTo(OK);
    }

    @Test
    void graphVersionThatEndedIsAProblem() {
        well.setUp(setUp -> new SetUp(setUp.version(), Optional.of("v18.0"), setUp.addresses(), false));

        assertThat(well.only(Check.GRAPH_VERSION, PROBLEM).evidence()).contains("v18.0 ended on 2026-01-26");
    }

    @Test
    void graphVersionThatEndsSoonIsSaid() {
        well.house.clock.set(Instant.parse("2028-07-01T00:00:00Z"));
        well.beat();

        assertThat(well.diagnosis().of(Check.GRAPH_VERSION)).get().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(WARNING);
            assertThat(finding.evidence()).isEqualTo("v25.0 ends on 2028-07-29.");
        });
    }

    @Test
    void graphVersionThatInstagramReplacedIsSaid() {
        well.beat(said -> WellHouse.seen(
                said,
                new Heartbeat.Seen(
                        said.seen().worker(), said.seen().queue(), said.seen().received(), Optional.of("v26.0"))));

        assertThat(well.only(Check.GRAPH_VERSION, WARNING).evidence()).contains("answered in v26.0");
    }

    @ParameterizedTest
    @CsvSource({
        "https://other.example.org/api/v1/settings/instagram/callback, https://connect.example.org",
        "https://connect.example.org:8443/api/v1/settings/instagram/callback, https://connect.example.org",
        "https://connect.example.org/api/v1/settings/instagram/callback, https://connect.example.org/connect",
        "http://localhost:8080/api/v1/settings/instagram/callback, https://connect.example.org"
    })
    void redirectUriElsewhereThanThePublicAddressIsAProblem(URI redirectUri, URI base) {
        addresses(redirectUri, base);

        assertThat(well.only(Check.REDIRECT_URI, PROBLEM).evidence()).contains("PUBLIC_BASE_URL is " + base);
    }

    @Test
    void redirectUriThatIsNotHttpsIsSaid() {
        addresses(
                URI.create("http://localhost:8080/api/v1/settings/instagram/callback"),
                URI.create("http://localhost:8080"));

        assertThat(well.only(Check.REDIRECT_URI, WARNING).evidence()).contains("not https: http://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "https://connect.example.org:443/api/callback, https://Connect.example.org/",
        "https://connect.example.org/connect/api/callback, https://connect.example.org/connect"
    })
    void sameAddressInOtherWordsIsTheSame(URI redirectUri, URI base) {
        addresses(redirectUri, base);

        assertThat(well.diagnosis().level()).isEqualTo(OK);
    }

    private void clockIsOffBy(Duration duration) {
        Instant off = well.house.clock.instant().plus(duration);
        well.beat(said -> new Heartbeat(said.instance(), said.startedAt(), off, said.setUp(), said.seen()));
    }

    private void addresses(URI redirectUri, URI base) {
        well.setUp(setUp -> new SetUp(
                setUp.version(),
                setUp.graphVersion(),
                new SetUp.Addresses(Optional.of(redirectUri), Optional.of(base)),
                false));
    }

    private static Heartbeat ofVersion(Heartbeat said, String version) {
        SetUp setUp = new SetUp(version, Heartbeats.SET_UP.graphVersion(), Heartbeats.SET_UP.addresses(), false);
        return new Heartbeat(said.instance(), said.startedAt(), said.saidAt(), setUp, said.seen());
    }
}
