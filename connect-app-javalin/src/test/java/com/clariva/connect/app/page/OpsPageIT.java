package com.clariva.connect.app.page;

import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.HouseOfFakes;
import com.clariva.connect.core.event.EventId;
import com.clariva.connect.testkit.Cast;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator does with the operator page, in a real browser, at one server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpsPageIT {
    private static final String PAGE = "/ops";
    private static final String AMISS =
            "Array.from(document.querySelectorAll('#diagnosis > .findings > [id^=finding-]'), one => one.id)";

    private Chromium browser;
    private Gallery gallery;
    private ControlRoom room;

    @BeforeAll
    void openRoom(@TempDir Path profile) {
        browser = Chromium.startOrSkip(profile);
        gallery = new Gallery(browser);
        room = new ControlRoom();
        room.anHourGoesBy();
        OrdinaryDay.in(room.house);
        room.house.work();
        await().until(() -> !room.house.storage.instances().known().isEmpty());
    }

    @AfterAll
    void closeRoom() {
        Optional.ofNullable(browser).ifPresent(Chromium::close);
        Optional.ofNullable(room).ifPresent(ControlRoom::close);
    }

    @BeforeEach
    void signInAnew() {
        browser.forgetCookies();
        browser.width(1280);
        browser.open(room.at(PAGE));
    }

    @AfterEach
    void scriptsAgain() {
        browser.scripts(true);
        room.otherServerLeaves();
    }

    @Test
    void whoHasTheKeyComesIn() {
        gallery.check("ops sign-in");
        showKey("this is not the operator key, I fear");
        assertThat(browser.text(".notice.error")).isEqualTo("That is not the operator key.");
        gallery.check("ops wrong key");

        showKey(HouseOfFakes.OPERATOR_KEY.reveal());

        browser.waitForText("h1", "Operations");
        assertThat(browser.address()).isEqualTo(room.at(PAGE).toString());
        assertThat(browser.run("document.cookie")).isEqualTo("");
        browser.press("#leave");
        browser.waitForText("h1", "Sign in");
    }

    /** It comes first: all that the others break is still well. */
    @Test
    @Order(1)
    void ordinaryDayIsSeenAtAGlance() {
        signIn();

        browser.waitFor("document.querySelectorAll('.chart canvas').length === 6");
        browser.waitForText("#letters", "java.net.http.HttpTimeoutException");
        assertThat(browser.text("#tiles")).contains("PostgreSQL, durable", "running", "all well");
        assertThat(browser.run(AMISS)).asInstanceOf(LIST).containsExactly("finding-dead_letters");
        assertThat(browser.text("#diagnosis > .findings")).contains("Expected: No event is set aside");
        gallery.look("ops-overview");
    }

    @Test
    void overviewShowsTheHourAndHowThingsAre() {
        room.deliver(ControlRoom.NOBODYS);
        room.deliver(ADAS_PRACTICE);
        room.tokenIsRefused();
        room.letPass(Duration.ofSeconds(21));
        room.deadLetter("java.net.ConnectException");
        room.deadLetter("java.net.ConnectException");
        room.deadLetter("java.lang.IllegalStateException");
        signIn();

        browser.waitForText("#events", "handled");
        browser.waitForText("#parked", ControlRoom.NOBODYS.value());
        browser.waitFor("document.querySelectorAll('.chart canvas').length === 6");
        assertThat(browser.text("#tiles")).contains("In the queue", "running", "Connected accounts", "Dead letters");
        assertThat(browser.text("#letters")).contains("java.net.ConnectException", "handler_failed");
        assertThat(browser.text("#accounts")).contains("needs_reconnect");
        assertThat(browser.text("#secrets")).contains("INSTAGRAM_APP_SECRET");
        assertThat(browser.text("#page")).doesNotContain("my knee").doesNotContain(Cast.PATIENT.value());
        assertThat(browser.run("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        browser.width(390);
        browser.waitForText("#letters tbody th", "java.net.ConnectException\nhandler_failed");
    }

    @ParameterizedTest
    @EnumSource
    void brokenSetUpIsDiagnosedWithWhatToDo(Broken broken) {
        signIn();

        broken.breaking.accept(room);
        room.letPass(Duration.ofSeconds(21));
        comesBack();

        browser.waitForText("#diagnosis > .findings #finding-" + broken.finding, broken.evidence);
        assertThat(browser.run(AMISS)).asInstanceOf(LIST).doesNotContain("finding-instances");
        assertThat(browser.text("#finding-" + broken.finding + " .fix")).startsWith("Do: ");
    }

    /** What an operator may have to find out. */
    enum Broken {
        WORKER_STOPPED("worker", "1 should work and do not", room -> room.anotherServer("unknown", false, true)),
        OLD_VERSION("versions", "Running: 0.0.9", room -> room.anotherServer("0.0.9", true, true)),
        NOT_DURABLE("durability", "appendfsync everysec", room -> room.anotherServer("unknown", true, false)),
        TOKEN_REFUSED("token_refused", BORIS_PRACTICE.value(), ControlRoom::tokenIsRefused),
        NOT_SUBSCRIBED("subscription", ADAS_PRACTICE.value(), ControlRoom::subscriptionIsLost);

        private final String finding;
        private final String evidence;
        private final Consumer<ControlRoom> breaking;

        Broken(String finding, String evidence, Consumer<ControlRoom> breaking) {
            this.finding = finding;
            this.evidence = evidence;
            this.breaking = breaking;
        }
    }

    @Test
    void deadLettersAreSeenTriedDryReplayedAndGone() {
        room.deadLetter("java.net.SocketTimeoutException");
        room.deadLetter("java.net.SocketTimeoutException");
        signIn();
        browser.waitForText("#letters", "java.net.SocketTimeoutException");

        browser.press("[action$=dead-letters]:has([value='java.net.SocketTimeoutException']) button");
        browser.waitForText("h2", "2 dead letters would be replayed");
        gallery.look("ops-dry-run");
        browser.press("#replay");

        browser.waitForText("#replay", "Replay ended: 2 of 2 replayed.");
        browser.waitFor("!document.querySelector('#letters').textContent.includes('SocketTimeoutException')");
    }

    @Test
    void eventIsExplainedAndReplayed() {
        EventId event = room.deadLetter("java.io.EOFException");
        signIn();
        browser.open(room.at(PAGE + "/events/" + event));

        assertThat(browser.text(".story"))
                .contains("Received", "set aside: handler failed", "java.io.EOFException, after 4 attempts");
        gallery.look("ops-event");
        browser.press("#content");
        assertThat(browser.text("#said")).contains("my knee hurts");
        gallery.check("content of an event");
        browser.open(room.at(PAGE + "/events/" + event));
        browser.press("#replay");

        browser.waitForText("#replay", "Replay ended: 1 of 1 replayed.");
    }

    @Test
    void messageIsFoundByItsIdWithItsReplyAndWhatIsNotFoundIsSaid() {
        String mid = room.answered();
        signIn();

        explain(mid);

        browser.waitForText("#state", "handled");
        assertThat(browser.text(".story"))
                .contains(
                        "Signed with INSTAGRAM_APP_SECRET",
                        "Reply 1 recorded",
                        "Reply 1: sent",
                        "after it was recorded");
        gallery.check("event with a reply");
        browser.open(room.at(PAGE));
        explain("my knee hurts");
        browser.waitForText("#page", "Nothing is known of this event.");
        assertThat(browser.text("#page")).doesNotContain("knee");
        assertThat(browser.address()).doesNotContain("knee");
        gallery.check("event that is not found");
    }

    @Test
    void overviewLooksAgainByItselfUnlessItIsPaused() {
        signIn();
        browser.waitFor("document.querySelector('.chart canvas') !== null");
        browser.press("#pause");
        room.deadLetter("java.io.UTFDataFormatException");
        comesBack();
        assertThat(browser.text("#letters")).doesNotContain("UTFDataFormatException");

        browser.press("#pause");

        browser.waitForText("#letters", "UTFDataFormatException");
        assertThat(browser.run("document.activeElement.id")).isEqualTo("pause");
        room.letPass(Duration.ofHours(5));
        comesBack();
        browser.waitForText("h1", "Sign in");
    }

    @Test
    void everythingEssentialWorksWithoutScripts() {
        room.deadLetter("java.io.CharConversionException");
        browser.scripts(false);
        signIn();
        assertThat(browser.text("#charts")).contains("Events in the queue", "at most");

        browser.press("[action$=dead-letters]:has([value='java.io.CharConversionException']) button");
        browser.press("#replay");
        browser.press("#reload");

        browser.waitForText("#replay", "Replay ended: 1 of 1 replayed.");
    }

    private void signIn() {
        browser.open(room.at(PAGE));
        showKey(HouseOfFakes.OPERATOR_KEY.reveal());
        browser.waitForText("h1", "Operations");
    }

    private void explain(String name) {
        browser.find("#name").sendKeys(name);
        browser.press("#find");
    }

    private void showKey(String key) {
        browser.find("#key").sendKeys(key);
        browser.press("#enter");
    }

    private void comesBack() {
        browser.run("document.dispatchEvent(new Event('visibilitychange'))");
    }
}
