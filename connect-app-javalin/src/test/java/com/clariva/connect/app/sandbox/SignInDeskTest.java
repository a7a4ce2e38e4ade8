package com.clariva.connect.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.server.Opened;
import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.app.visit.Browser;
import com.clariva.connect.app.visit.DoctorPass;
import com.clariva.connect.app.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInDeskTest {
    private final MockWebServer product = new MockWebServer();
    private final Browser browser = new Browser();
    private final Opened opened = new Opened();
    private URI desk = URI.create("http://127.0.0.1/");

    @BeforeEach
    void openDesk() throws IOException {
        product.start();
        URI url = URI.create("http://127.0.0.1:" + product.getPort());
        DoctorPass pass = new DoctorPass("a-secret-of-at-least-thirty-two-bytes", InstantSource.system());
        Visitor doctor = opened.add(new Visitor(url, DemoDoctor.ID, pass));
        desk = opened.add(SignInDesk.open(0, doctor, url.resolve("/settings/instagram")))
                .url();
    }

    @AfterEach
    void closeAll() {
        opened.close();
        browser.close();
        product.close();
    }

    @Test
    void browserComesOutWithTheSessionAtTheSettingsPage() throws InterruptedException {
        product.enqueue(new MockResponse.Builder()
                .code(204)
                .addHeader("Set-Cookie", "connect_session=sealed; Path=/; HttpOnly; SameSite=Lax")
                .build());

        Answer answer = browser.open(desk);

        assertThat(answer.toString()).isEqualTo("302 …/settings/instagram");
        assertThat(answer.cookies()).containsExactly("connect_session=sealed; Path=/; HttpOnly; SameSite=Lax");
        RecordedRequest traded = product.takeRequest();
        assertThat(traded.getUrl().encodedPath()).isEqualTo("/settings/instagram/session");
        assertThat(traded.getHeaders().get("Authorization")).startsWith("Bearer ");
    }

    @Test
    void refusalOfTheProductIsNotHiddenBehindARedirect() {
        product.enqueue(new MockResponse.Builder().code(401).build());

        assertThat(browser.open(desk).status()).isEqualTo(502);
    }

    @Test
    void productThatIsAwayIsSaidToBe() {
        product.close();

        assertThat(browser.open(desk).status()).isEqualTo(502);
    }

    @Test
    void onlyTheDoorOpens() {
        assertThat(browser.open(desk.resolve("/etc/passwd")).status()).isEqualTo(404);
    }
}
