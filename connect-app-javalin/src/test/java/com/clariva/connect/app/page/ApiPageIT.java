package com.clariva.connect.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the routes, in a real browser. */
class ApiPageIT {

    @Test
    void descriptionOfTheRoutesIsForEverybody(@TempDir Path profile) {
        try (Chromium browser = Chromium.startOrSkip(profile);
                Practice practice = new Practice()) {
            browser.scripts(false);
            browser.open(practice.at("/openapi"));
            browser.press("#showEvent summary");
            browser.press("#showEvent a[href='#Explanation']");
            assertThat(browser.address()).endsWith("#Explanation");

            browser.scripts(true);
            browser.open(practice.at("/openapi"));
            browser.run("[...document.querySelectorAll('details')].forEach(one => one.open = true)");
            browser.scheme("dark");
            assertThat(browser.obstacles()).isEmpty();
            browser.scheme("light");
            browser.width(390);
            assertThat(browser.obstacles()).isEmpty();
            assertThat(browser.run("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }
}
