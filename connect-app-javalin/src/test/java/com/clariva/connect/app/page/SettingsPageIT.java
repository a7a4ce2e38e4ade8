package com.clariva.connect.app.page;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Fault;
import com.clariva.connect.simulator.Operation;
import com.clariva.connect.simulator.Sample;
import com.clariva.connect.simulator.TokenDeath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a doctor does with the settings page, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsPageIT {
    private static final String PAGE = "/settings/instagram";
    private static final String NEVER_ANSWERS = "window.fetch = () => new Promise(() => {})";
    private static final String NONE = "SKIPPED: there is no Chromium on this machine, so no browser test was run."
            + " Install it: apt-get install chromium chromium-driver";

    private Optional<Chromium> started = Optional.empty();
    private Chromium browser;
    private Gallery gallery;
    private Practice practice;

    @BeforeAll
    void startBrowser(@TempDir Path profile) {
        started = Chromium.start(profile);
        if (started.isEmpty()) {
            System.err.println(NONE);
        }
        assumeTrue(started.isPresent(), NONE);
        browser = started.get();
        gallery = new Gallery(browser);
    }

    @AfterAll
    void closeBrowser() {
        started.ifPresent(Chromium::close);
    }

    @BeforeEach
    void openPractice() {
        practice = new Practice();
        browser.forgetCookies();
        browser.width(1280);
    }

    @AfterEach
    void closePractice() {
        browser.scripts(true);
        practice.close();
    }

    @Test
    void strangerIsSentToClariva() {
        browser.open(practice.at(PAGE));

        assertThat(browser.text("h2")).isEqualTo("Open this page from Clariva");
        gallery.look("stranger");
    }

    @Test
    void doctorConnectsThroughInstagramOnAnotherSite() {
        signIn(DR_ADA);
        assertThat(browser.text("h2")).isEqualTo("No Instagram account is connected");
        gallery.look("not-connected");

        browser.press("#connect");
        assertThat(browser.text("h1")).startsWith("Let app");
        decide(practice.account, "allow");

        assertThat(browser.text("h2")).isEqualTo("@dr.asha.rao");
        assertThat(browser.text(".card .state")).isEqualTo("Connected");
        assertThat(browser.text(".notice.ok")).contains("Your Instagram account is connected.");
        assertThat(browser.address()).endsWith(PAGE);
        browser.waitFor("document.querySelector('.portrait img').naturalWidth > 0");
        assertThat(browser.text(".rows"))
                .contains("All given", "comments, messages, profile", "On", "31 October 2026", "None yet");
        gallery.look("just-connected");
    }

    @Test
    void buttonSaysAtOnceThatItTakesTheDoctorToInstagram() {
        signIn(DR_ADA);
        browser.run("addEventListener('click', event => event.preventDefault())");

        browser.press("#connect");

        assertThat(browser.text("#connect")).isEqualTo("Taking you to Instagram …");
        gallery.look("redirecting");
    }

    @Test
    void cancelIsNotAnErrorInRed() {
        signIn(DR_ADA);
        browser.press("#connect");
        browser.press("[value=cancel]");

        assertThat(browser.text(".notice.info[role=status]"))
                .contains("You pressed Cancel at Instagram. Nothing was changed.", "press Connect");
        assertThat(browser.text("h2")).isEqualTo("No Instagram account is connected");
        gallery.look("cancelled");
    }

    @Test
    void accountOfAnotherDoctorStaysTheirs() {
        connect(DR_BORIS, practice.account);
        browser.forgetCookies();
        signIn(DR_ADA);
        browser.press("#connect");
        decide(practice.account, "allow");

        assertThat(browser.text(".notice.error[role=alert]:not([hidden])"))
                .contains("connected to another doctor", "Choose another account");
        gallery.look("error");
        assertThat(doctorOf(practice.account)).isEqualTo(DR_BORIS);
    }

    @Test
    void anotherAccountTakesThePlaceOnlyIfTheDoctorSaysSo() {
        connect(DR_ADA, practice.account);
        browser.press("#connect");
        decide(Sample.CLINIC, "allow");
        assertThat(browser.text(".inset.info")).contains("Change to @clinic.example?", "@dr.asha.rao is connected");
        gallery.look("another-account");

        browser.press("[action$=keep] button");
        browser.waitForText(".notice", "Nothing was changed.");
        assertThat(browser.text("h2")).isEqualTo("@dr.asha.rao");
        browser.press("#connect");
        decide(Sample.CLINIC, "allow");
        browser.press("[action$=confirm] button");

        browser.waitForText("h2", "@clinic.example");
        assertThat(browser.text(".notice.ok")).contains("Your Instagram account is connected.");
    }

    @Test
    void testTicksAndARevokedAccountIsMendedByConnectingAgain() {
        connect(DR_ADA, practice.account);
        practice.house.clock.advance(Duration.ofMinutes(3));
        practice.patientWrote(DR_ADA);
        practice.house.clock.advance(Duration.ofMinutes(9));
        browser.press("#test");
        browser.waitForText("#outcome", "Tested just now. Everything works.");
        assertThat(browser.run("document.activeElement.id")).isEqualTo("test");
        assertThat(browser.text("#said")).isEqualTo(browser.text("#outcome"));
        assertThat(browser.text(".rows")).contains("Checked just now", "2026, 12:03");
        gallery.look("connected");

        browser.press("#test");
        browser.waitForText("#outcome", "You tested a moment ago.");
        practice.house.clock.advance(Duration.ofSeconds(20));
        practice.instagram.killTokens(practice.account, TokenDeath.APP_REMOVED);
        browser.press("#test");
        browser.waitForText(".card .state", "Action required");
        assertThat(browser.text(".inset.error")).contains("Instagram has ended the connection.", "Connect again");
        gallery.look("action-required");

        browser.press("#connect");
        decide(practice.account, "allow");
        browser.waitForText(".card .state", "Connected");
    }

    @Test
    void testUnderWayShowsWhatIsTested() {
        connect(DR_ADA, practice.account);
        browser.run(NEVER_ANSWERS);

        browser.press("#test");

        browser.waitForText("#test", "Testing …");
        assertThat(browser.run("document.querySelector('.rows').className")).isEqualTo("rows testing");
        gallery.look("testing");
    }

    @Test
    void silentInstagramIsNotTheDoctorsFault() {
        connect(DR_ADA, practice.account);
        practice.instagram.failAlways(Operation.PROFILE, Fault.answer(503, "{}"));

        browser.press("#test");

        browser.waitForText("#outcome", "Instagram did not answer the test.");
        assertThat(browser.text(".card .state")).isEqualTo("Connected");
        gallery.look("silent");
    }

    @Test
    void missingSubscriptionNeedsAttentionAndNoButton() {
        practice.instagram.failAlways(Operation.SUBSCRIBE, Fault.answer(500, "{}"));

        connect(DR_ADA, practice.account);

        browser.waitForText(".card .state", "Needs attention");
        assertThat(browser.text(".inset.warning")).contains("Messages do not arrive yet.", "you need do nothing");
        gallery.look("needs-attention");
    }

    @Test
    void storeThatIsAwayIsAdmittedAndLookedForAgain() {
        connect(DR_ADA, practice.account);
        practice.house.storage.outage().begin();
        browser.open(practice.at(PAGE));
        assertThat(browser.text("h2")).isEqualTo("We cannot see your connection right now");
        gallery.look("away");

        practice.house.storage.outage().end();
        browser.press("#retry");

        browser.waitForText("h2", "@dr.asha.rao");
    }

    @Test
    void whoeverComesBackToThePageSeesHowThingsAreNow() {
        connect(DR_ADA, practice.account);
        practice.instagram.killTokens(practice.account, TokenDeath.APP_REMOVED);
        practice.house.storage.accounts().refused(new InstagramId(practice.account.professionalId()), 1);
        browser.run(NEVER_ANSWERS);
        comeBackLater();
        assertThat(browser.run("document.querySelector('.card').getAttribute('aria-busy')"))
                .isEqualTo("true");
        gallery.look("loading");

        browser.open(practice.at(PAGE));
        comeBackLater();

        browser.waitForText(".card .state", "Action required");
    }

    @Test
    void lostInternetIsTold() {
        connect(DR_ADA, practice.account);
        browser.run("window.fetch = () => Promise.reject(new TypeError('offline'))");

        browser.press("#test");

        browser.waitForText("#offline", "We could not be reached.");
        assertThat(browser.text("#test")).isEqualTo("Test connection");
    }

    @Test
    void disconnectingIsAskedAboutFirst() {
        connect(DR_ADA, practice.account);
        browser.press("#disconnect");
        assertThat(browser.text("h2")).isEqualTo("Disconnect @dr.asha.rao?");
        gallery.look("disconnect");
        browser.press("#stay");
        browser.waitForText(".card .state", "Connected");

        browser.press("#disconnect");
        browser.press("#leave");

        browser.waitForText(".notice", "Your Instagram account is disconnected.");
        assertThat(browser.text("h2")).isEqualTo("No Instagram account is connected");
    }

    @Test
    void hindiIsChosenOnceAndStays() {
        signIn(DR_ADA);
        browser.press("nav a[hreflang=hi]");
        assertThat(browser.text("h2")).isEqualTo("कोई इंस्टाग्राम अकाउंट जुड़ा नहीं है");
        browser.press("#connect");
        browser.press("[value=cancel]");
        assertThat(browser.text(".notice.info")).contains("कुछ भी नहीं बदला गया।");
        browser.press("#connect");
        decide(practice.account, "allow");
        browser.waitForText(".card .state", "जुड़ा हुआ");

        browser.press("#test");
        browser.waitForText("#outcome", "सब कुछ ठीक है।");

        assertThat(browser.text(".rows")).contains("2026", "अभी तक कोई नहीं");
        assertThat(browser.run("document.documentElement.lang")).isEqualTo("hi-IN");
        gallery.look("hindi");
    }

    @Test
    void everythingEssentialWorksWithoutScripts() {
        signIn(DR_ADA);
        browser.scripts(false);
        browser.open(practice.at(PAGE));
        browser.press("#connect");
        decide(practice.account, "allow");
        browser.waitForText(".card .state", "Connected");

        browser.press("#test");
        browser.waitForText("#outcome", "Tested just now. Everything works.");
        assertThat(browser.address()).endsWith("/test");
        browser.press("#connect");
        decide(Sample.CLINIC, "allow");
        browser.press("[action$=confirm] button");
        browser.waitForText("h2", "@clinic.example");
        browser.press("#disconnect");
        browser.press("#leave");

        browser.waitForText(".notice", "Your Instagram account is disconnected.");
    }

    private void comeBackLater() {
        browser.run("(Date.now = (now => () => now() + 61000)(Date.now),"
                + " document.dispatchEvent(new Event('visibilitychange')))");
    }

    private void signIn(DoctorId doctor) {
        browser.open(practice.at(PAGE));
        Object status = browser.answer(
                "fetch('/settings/instagram/session', {method: 'POST', headers: {Authorization: arguments[0]}})"
                        + ".then(answer => done(answer.status))",
                practice.house.bearer(doctor)[1]);
        assertThat(status).isEqualTo(204L);
        browser.open(practice.at(PAGE));
    }

    private void connect(DoctorId doctor, Account account) {
        signIn(doctor);
        browser.press("#connect");
        decide(account, "allow");
        browser.waitForText("h2", "@" + account.username());
    }

    private void decide(Account account, String decision) {
        browser.press("[name=account][value='" + account.professionalId() + "']");
        browser.press("[value=" + decision + "]");
    }

    private DoctorId doctorOf(Account account) {
        return practice.house
                .storage
                .accounts()
                .findByAccount(new InstagramId(account.professionalId()))
                .orElseThrow()
                .doctor();
    }
}
