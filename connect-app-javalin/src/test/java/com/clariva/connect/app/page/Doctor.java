package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.simulator.Account;

/** A doctor at the browser. */
final class Doctor {
    private final Chromium browser;
    private final Practice practice;
    private final DoctorId id;

    Doctor(Chromium browser, Practice practice, DoctorId id) {
        this.browser = requireNonNull(browser, "browser is null");
        this.practice = requireNonNull(practice, "practice is null");
        this.id = requireNonNull(id, "id is null");
    }

    /** As Clariva's front end does it: the JWT is traded for the page's cookie. */
    void signsIn() {
        browser.open(practice.at("/settings/instagram"));
        Object status = browser.answer(
                "fetch('/settings/instagram/session', {method: 'POST', headers: {Authorization: arguments[0]}})"
                        + ".then(answer => done(answer.status))",
                practice.house.bearer(id)[1]);
        assertThat(status).isEqualTo(204L);
        browser.open(practice.at("/settings/instagram"));
    }

    void connects(Account account) {
        signsIn();
        browser.press("#connect");
        allows(account);
        browser.waitForText("h2", "@" + account.username());
    }

    /** At Instagram. */
    void allows(Account account) {
        browser.press("[name=account][value='" + account.professionalId() + "']");
        browser.press("[value=allow]");
    }

    /** Whatever the page asks for from now on is not answered. */
    void waitsForEver() {
        browser.run("window.fetch = () => new Promise(() => {})");
    }

    /** Looks at the page again after a minute elsewhere. */
    void comesBackLater() {
        browser.run("(Date.now = (now => () => now() + 61000)(Date.now),"
                + " document.dispatchEvent(new Event('visibilitychange')))");
    }
}
