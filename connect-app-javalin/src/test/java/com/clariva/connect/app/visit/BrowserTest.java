package com.clariva.connect.app.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowserTest {
    private final MockWebServer server = new MockWebServer();
    private final Browser browser = new Browser();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        browser.close();
        server.close();
    }

    @Test
    void cookieComesBackUntilItIsTakenAway() throws InterruptedException {
        server.enqueue(answerWith("Set-Cookie", "half=1; Path=/; HttpOnly"));
        server.enqueue(answerWith("Set-Cookie", "half=; Path=/; Max-Age=0"));
        server.enqueue(new MockResponse.Builder().build());

        browser.open(url());
        browser.open(url());
        browser.open(url());

        assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
        assertThat(server.takeRequest().getHeaders().get("Cookie")).isEqualTo("half=1");
        assertThat(server.takeRequest().getHeaders().get("Cookie")).isNull();
    }

    @Test
    void newCookieReplacesTheOldOneOfItsName() throws InterruptedException {
        server.enqueue(answerWith("Set-Cookie", "half=1; Path=/"));
        server.enqueue(answerWith("Set-Cookie", "half=2; Path=/"));
        server.enqueue(new MockResponse.Builder().build());

        browser.open(url());
        browser.open(url());
        browser.open(url());

        server.takeRequest();
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("Cookie")).isEqualTo("half=2");
    }

    @Test
    void redirectIsShownNotFollowed() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "/settings/instagram?connected=0&error=state_invalid")
                .build());

        Answer answer = browser.open(url());

        assertThat(answer.toString()).isEqualTo("302 …/settings/instagram?connected=0&error=state_invalid");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void printedAnswerHidesAQueryThatMayBeSecret() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "/callback?code=AQB&state=s3cret")
                .build());

        assertThat(browser.open(url()).toString()).isEqualTo("302 …/callback");
    }

    @Test
    void nobodyThereIsSaidWithoutTheQuery() {
        server.close();

        assertThatThrownBy(() -> browser.get(url().resolve("/callback?code=AQB"), Map.of()))
                .isInstanceOf(UnreachableException.class)
                .hasMessageEndingWith("/callback");
    }

    @Test
    void bodyThatIsNotJsonHasNoTexts() {
        server.enqueue(new MockResponse.Builder().body("<!DOCTYPE html>").build());

        assertThat(browser.open(url()).text("/data/connected")).isEmpty();
    }

    private static MockResponse answerWith(String header, String value) {
        return new MockResponse.Builder().addHeader(header, value).build();
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/");
    }
}
