package com.clariva.connect.app.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser, which a doctor uses. */
final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String AXE = resource("/axe.min.js");
    private static final String AXE_RUN = "const done = arguments[arguments.length - 1];"
            + "axe.run().then(found => done(found.violations.map(one => one.id + ': ' + one.nodes.map(n => n.html).join(' | '))));";

    private static final String NONE = "SKIPPED: there is no Chromium on this machine, so no browser test was run."
            + " Install it: apt-get install chromium chromium-driver";

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    private static Optional<Chromium> start(Path profile) {
        Optional<Path> browser = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = program("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            return Optional.empty();
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-dev-shm-usage",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en-GB"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.get().toFile())
                .usingAnyFreePort()
                .build();
        return Optional.of(new Chromium(new ChromeDriver(service, options)));
    }

    /** The browser; without one the tests are skipped, and whoever reads the build's output learns of it. */
    static Chromium startOrSkip(Path profile) {
        Optional<Chromium> started = start(profile);
        if (started.isEmpty()) {
            System.err.println(NONE);
        }
        assumeTrue(started.isPresent(), NONE);
        return started.orElseThrow();
    }

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String resource(String name) {
        try {
            return Resources.toString(Resources.getResource(Chromium.class, name), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open(URI address) {
        driver.get(address.toString());
    }

    String address() {
        return String.valueOf(driver.getCurrentUrl());
    }

    void press(String selector) {
        find(selector).click();
    }

    /** Waits for it. */
    WebElement find(String selector) {
        waitFor(there -> !there.findElements(By.cssSelector(selector)).isEmpty());
        return driver.findElement(By.cssSelector(selector));
    }

    /** What a reader sees there. */
    String text(String selector) {
        return find(selector).getText();
    }

    void waitForText(String selector, String text) {
        waitFor(there -> there.findElements(By.cssSelector(selector)).stream()
                .anyMatch(found -> found.getText().contains(text)));
    }

    /** Waits until {@code condition}, a script, says yes. */
    void waitFor(String condition) {
        waitFor(there -> Boolean.TRUE.equals(there.executeScript("return " + condition)));
    }

    /** While pages come and go, what was found may be gone again. */
    private void waitFor(Predicate<ChromeDriver> condition) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .pollInSameThread()
                .ignoreExceptionsInstanceOf(WebDriverException.class)
                .until(() -> condition.test(driver));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript("return " + script, arguments);
    }

    /** Runs {@code script}, which calls {@code done}. */
    Object answer(String script, Object... arguments) {
        return driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + script, arguments);
    }

    void scripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    void forgetCookies() {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    void scheme(String lightOrDark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
    }

    void width(int pixels) {
        boolean phone = pixels < 600;
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", phone ? 844 : 900, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** What people with disabilities would stumble over. */
    List<?> obstacles() {
        driver.executeScript(AXE);
        return (List<?>) driver.executeAsyncScript(AXE_RUN);
    }

    /** The page as PNG, all of it. */
    byte[] picture() {
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        return Base64.getDecoder().decode(String.valueOf(data));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
