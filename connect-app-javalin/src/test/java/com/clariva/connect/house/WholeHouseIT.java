package com.clariva.connect.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.postgres.EmbeddedPostgresql;
import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.settings.Logging;
import com.clariva.connect.app.settings.Logging.Format;
import com.clariva.connect.testkit.Cast;
import com.clariva.connect.testkit.redis.RedisServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** Nothing that must not be seen is seen, whatever happens in the house. */
class WholeHouseIT {
    @TempDir
    private static Path folder;

    private final Canaries canaries = new Canaries();
    private final Places places = new Places();
    private EmbeddedPostgresql postgresql;
    private StoredRows rows;

    @BeforeEach
    void open() {
        LogOutput.use(new Logging(Format.TEXT, Level.TRACE));
        postgresql = EmbeddedPostgresql.start(folder);
        rows = new StoredRows(postgresql.url().reveal());
        rows.execute("drop schema public cascade; create schema public");
        canaries.release("database password", rows.password());
    }

    @AfterEach
    void close() {
        postgresql.close();
        LogOutput.use(new Logging(Format.TEXT, Level.INFO));
    }

    @Test
    void nothingIsBetrayedWithRedis() {
        String password = canaries.secret("Redis password");
        try (RedisServer redis = RedisServer.start("--requirepass", password)) {
            Optional<String> url = Optional.of(redis.url().replace("//", "//:" + password + "@"));
            walk(new Stores(rows, cluster(), Optional.of(redis), url), url, ScriptedHandler::new);
        }

        assertNothingIsBetrayed(Expected.withRedis());
    }

    @Test
    void nothingIsBetrayedWithPostgresqlAlone() {
        walk(new Stores(rows, cluster(), Optional.empty(), Optional.empty()), Optional.empty(), ForwardTarget::new);

        assertNothingIsBetrayed(Expected.withPostgresqlAlone());
    }

    private void assertNothingIsBetrayed(Expected expected) {
        places.sizes().forEach(System.out::println);
        Places withheld = places.only(Expected::isWithheld);
        Places open = places.only(place -> !Expected.isWithheld(place));
        Places planted = Planted.everywhere(open, canaries.needles());

        assertThat(open.betrayals(canaries.needles())).isEmpty();

        assertThat(canaries.names()).containsAll(expected.canaries());
        expected.markers()
                .forEach((place, marker) -> assertThat(open.holds(place, marker))
                        .as("%s holds %s", place, marker)
                        .isTrue());
        assertThat(planted.names())
                .allSatisfy(place -> assertThat(planted.only(place::equals).betrayals(canaries.needles()))
                        .isNotEmpty());
        assertThat(names(withheld.betrayals(canaries.needles()).keySet()))
                .containsAll(Expected.HEARD_BY_THE_WEB_SERVER);
    }

    private void walk(Stores stores, Optional<String> redisUrl, Function<Canaries, Receiver> receiver) {
        try (ConsoleRecorder console = new ConsoleRecorder(places);
                LogRecorder log = new LogRecorder(places);
                JulRecorder jul = new JulRecorder(places);
                House house = new House(canaries, places, stores, receiver.apply(canaries), redisUrl)) {
            await().until(() -> house.visits.look("/health").status() == 200);
            walk(house, log);
            assertThat(console).isNotEqualTo(jul);
        }
        postgresql.close();
        stores.filesInto(places);
    }

    private void walk(House house, LogRecorder log) {
        Doctor ada = new Doctor(house, Cast.DR_ADA);
        Doctor mira = Doctor.newcomer(house);
        LinkingWalk linking = new LinkingWalk(house);
        AccessWalk access = new AccessWalk(house);
        MessageWalk messages = new MessageWalk(house);

        linking.link(ada, mira);
        linking.fail(Doctor.newcomer(house));
        linking.leaveOpen(new Doctor(house, Cast.DR_BORIS));
        access.refuse(ada);
        access.keys(ada);
        access.page(ada);
        messages.talk();
        messages.answerInVain();
        messages.signDifferently();
        messages.refuse();
        messages.stammer();
        messages.fail();
        access.operatorPage();
        messages.hold();
        log.deafWhile(() -> house.stores.into(places));
        house.receiver.letGo();
        access.disconnect(mira);
        PrivacyWalk privacy = new PrivacyWalk(house);
        privacy.leave(Doctor.newcomer(house));
        privacy.leaveOpen(Doctor.newcomer(house));
        messages.store();
        messages.postpone();
        access.look();
        log.deafWhile(() -> house.stores.into(places));
        if (house.stores.redis().isEmpty()) {
            loseDatabase(messages, access, ada);
        }
        house.releaseWhatWasMade();
    }

    private void loseDatabase(MessageWalk messages, AccessWalk access, Doctor ada) {
        postgresql.close();
        messages.speakToNobody();
        access.failWithoutDatabase(ada);
    }

    private static Set<String> names(Set<String> betrayals) {
        return betrayals.stream()
                .map(betrayal -> betrayal.replaceFirst(" \\(.*", ""))
                .collect(Collectors.toSet());
    }

    private static Path cluster() {
        return folder.resolve("postgresql-18");
    }
}
