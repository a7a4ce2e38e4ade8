package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what the browser shows, in light and dark: nothing may stand in the way of people with disabilities.
 * With {@code -Dpictures=docs/images} it also takes the pictures for the documents, for phone and desktop.
 */
final class Gallery {
    private static final int PHONE = 390;
    private static final int DESKTOP = 1280;

    private final Chromium browser;
    private final Optional<Path> folder =
            Optional.ofNullable(System.getProperty("pictures")).map(Path::of);

    Gallery(Chromium browser) {
        this.browser = requireNonNull(browser, "browser is null");
    }

    /** Looks, and takes no picture. */
    void check(String name) {
        for (String scheme : List.of("light", "dark")) {
            check(name, scheme);
        }
    }

    void look(String name) {
        for (String scheme : List.of("light", "dark")) {
            check(name, scheme);
            folder.ifPresent(here -> take(here.resolve(name + "-phone-" + scheme + ".png"), PHONE));
            folder.ifPresent(here -> take(here.resolve(name + "-desktop-" + scheme + ".png"), DESKTOP));
        }
    }

    private void check(String name, String scheme) {
        browser.scheme(scheme);
        assertThat(browser.obstacles())
                .as("obstacles of " + name + ", " + scheme)
                .isEmpty();
    }

    private void take(Path file, int width) {
        browser.width(width);
        try {
            Files.write(file, browser.picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            browser.width(DESKTOP);
        }
    }
}
