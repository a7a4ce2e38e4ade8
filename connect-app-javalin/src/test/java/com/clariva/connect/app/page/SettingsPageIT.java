package com.clariva.connect.app.page;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.InstagramId;
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

    private Chromium browser;
    private Gallery gallery;
    private Practice practice;
    private Doctor ada;

    @BeforeAll
    void startBrowser(@TempDir Path profile) {
        browser = Chromium.startOrSkip(profile);
        gallery = new Gallery(browser);
    }

    @AfterAll
    void closeBrowser() {
        Optional.ofNullable(browser).ifPresent(Chromium::close);
    }

    @BeforeEach
    void openPractice() {
        practice = new Practice();
        ada = new Doctor(browser, practice, DR_ADA);
        browser.forgetCookies();
        browser.width(1280);
    }

    @AfterEach
    void closePractice() {
        browser.scripts(true);
        practice.close();
    }

    @Test
    void doctorConnectsThroughInstagramOnAnotherSite() {
        browser.open(practice.at(PAGE));
        assertThat(browser.text("h2")).isEqualTo("Open this page from Clariva");
        gallery.look("stranger");
        browser.open(practice.at("/instagram/data-deletion/unknown"));
        gallery.look("deletion");
        ada.signsIn();
        assertThat(browser.text("h2")).isEqualTo("No Instagram account is connected");
        gallery.look("not-connected");

        browser.press("#connect");
        ada.allows(practice.account);

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
        ada.signsIn();
        browser.run("addEventListener('click', event => event.preventDefault())");

        browser.press("#connect");

        assertThat(browser.text("#connect")).isEqualTo("Taking you to Instagram …");
        gallery.look("redirecting");
    }

    @Test
    void cancelIsNotAnErrorInRed() {
        ada.signsIn();
        browser.press("#connect");
        browser.press("[value=cancel]");

        assertThat(browser.text(".notice.info[role=status]"))
                .contains("You pressed Cancel at Instagram. Nothing was changed.", "press Connect");
        gallery.look("cancelled");
    }

    @Test
    void accountOfAnotherDoctorStaysTheirs() {
        new Doctor(browser, practice, DR_BORIS).connects(practice.account);
        browser.forgetCookies();
        ada.signsIn();
        browser.press("#connect");
        ada.allows(practice.account);

        assertThat(browser.text(".notice.error[role=alert]:not([hidden])"))
                .contains("connected to another doctor", "Choose another account");
        gallery.look("error");
        assertThat(practice.doctorOf(practice.account)).isEqualTo(DR_BORIS);
    }

    @Test
    void anotherAccountTakesThePlaceOnlyIfTheDoctorSaysSo() {
        ada.connects(practice.account);
        browser.press("#connect");
        ada.allows(Sample.CLINIC);
        assertThat(browser.text(".inset.info")).contains("Change to @clinic.example?", "@dr.asha.rao is connected");
        gallery.look("another-account");

        browser.press("[action$=keep] button");
        browser.waitForText(".notice", "Nothing was changed.");
        assertThat(browser.text("h2")).isEqualTo("@dr.asha.rao");
        browser.press("#connect");
        ada.allows(Sample.CLINIC);
        browser.press("[action$=confirm] button");

        browser.waitForText("h2", "@clinic.example");
        assertThat(browser.text(".notice.ok")).contains("Your Instagram account is connected.");
    }

    @Test
    void testTicksAndARevokedAccountIsMendedByConnectingAgain() {
        ada.connects(practice.account);
        practice.house.clock.advance(Duration.ofMinutes(3));
        practice.patientWroteAndWasAnswered(DR_ADA);
        practice.house.clock.advance(Duration.ofMinutes(8));
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
        ada.allows(practice.account);
        browser.waitForText(".card .state", "Connected");
    }

    @Test
    void testUnderWayShowsWhatIsTested() {
        ada.connects(practice.account);
        ada.waitsForEver();

        browser.press("#test");

        browser.waitForText("#test", "Testing …");
        assertThat(browser.run("document.querySelector('.rows').className")).isEqualTo("rows testing");
        gallery.look("testing");
    }

    @Test
    void silentInstagramIsNotTheDoctorsFault() {
        ada.connects(practice.account);
        practice.instagram.failAlways(Operation.PROFILE, Fault.answer(503, "{}"));

        browser.press("#test");

        browser.waitForText("#outcome", "Instagram did not answer the test.");
        assertThat(browser.text(".card .state")).isEqualTo("Connected");
        gallery.look("silent");
    }

    @Test
    void missingSubscriptionNeedsAttentionAndNoButton() {
        practice.instagram.failAlways(Operation.SUBSCRIBE, Fault.answer(500, "{}"));

        ada.connects(practice.account);

        browser.waitForText(".card .state", "Needs attention");
        assertThat(browser.text(".inset.warning")).contains("Messages do not arrive yet.", "you need do nothing");
        gallery.look("needs-attention");
    }

    @Test
    void storeThatIsAwayIsAdmittedAndLookedForAgain() {
        ada.connects(practice.account);
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
        ada.connects(practice.account);
        practice.instagram.killTokens(practice.account, TokenDeath.APP_REMOVED);
        practice.house.storage.accounts().refused(new InstagramId(practice.account.professionalId()), 1);
        ada.waitsForEver();
        ada.comesBackLater();
        assertThat(browser.run("document.querySelector('.card').getAttribute('aria-busy')"))
                .isEqualTo("true");
        gallery.look("loading");

        browser.open(practice.at(PAGE));
        ada.comesBackLater();

        browser.waitForText(".card .state", "Action required");
    }

    @Test
    void lostInternetIsTold() {
        ada.connects(practice.account);
        browser.run("window.fetch = () => Promise.reject(new TypeError('offline'))");

        browser.press("#test");

        browser.waitForText("#offline", "We could not be reached.");
        assertThat(browser.text("#test")).isEqualTo("Test connection");
    }

    @Test
    void disconnectingIsAskedAboutFirst() {
        ada.connects(practice.account);
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
        ada.signsIn();
        browser.press("nav a[hreflang=hi]");
        assertThat(browser.text("h2")).isEqualTo("कोई इंस्टाग्राम अकाउंट जुड़ा नहीं है");
        browser.press("#connect");
        browser.press("[value=cancel]");
        assertThat(browser.text(".notice.info")).contains("कुछ भी नहीं बदला गया।");
        browser.press("#connect");
        ada.allows(practice.account);
        browser.waitForText(".card .state", "जुड़ा हुआ");

        browser.press("#test");
        browser.waitForText("#outcome", "सब कुछ ठीक है।");

        assertThat(browser.text(".rows")).contains("2026", "अभी तक कोई नहीं");
        assertThat(browser.run("document.documentElement.lang")).isEqualTo("hi-IN");
        gallery.look("hindi");
    }

    @Test
    void everythingEssentialWorksWithoutScripts() {
        ada.signsIn();
        browser.scripts(false);
        browser.open(practice.at(PAGE));
        browser.press("#connect");
        ada.allows(practice.account);
        browser.waitForText(".card .state", "Connected");

        browser.press("#test");
        browser.waitForText("#outcome", "Tested just now. Everything works.");
        assertThat(browser.address()).endsWith("/test");
        browser.press("#connect");
        ada.allows(Sample.CLINIC);
        browser.press("[action$=confirm] button");
        browser.waitForText("h2", "@clinic.example");
        browser.press("#disconnect");
        browser.press("#leave");

        browser.waitForText(".notice", "Your Instagram account is disconnected.");
    }
}
