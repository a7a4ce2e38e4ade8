package com.clariva.connect.app.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.Opened;
import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.app.visit.Browser;
import com.clariva.connect.app.visit.Visitor;
import com.clariva.connect.simulator.Sample;
import com.clariva.connect.simulator.SentMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxIT {
    private static final Map<String, String> QUIETLY = Map.of("LOG_LEVEL", "error");
    private static final Pattern DESK = Pattern.compile("(http://\\S+)  the settings page");
    private static final Pattern OPS = Pattern.compile("(http://\\S+)  the operator page");

    @TempDir
    Path data;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream paper = new PrintStream(out, true, UTF_8);
    private final Terminal terminal = new Terminal(paper, paper);

    @Test
    void linkOutlivesARestartAndTheDemoHandlerStillAnswers() {
        inASandbox(sandbox -> {
            try (Visitor doctor = sandbox.visitor(DemoDoctor.ID)) {
                URI authorizePage = URI.create(doctor.connect().text("/redirectUrl"));
                doctor.open(sandbox.instagram().allow(authorizePage, Sample.DR_EXAMPLE));
            }
        });

        inASandbox(sandbox -> {
            try (Visitor doctor = sandbox.visitor(DemoDoctor.ID)) {
                assertThat(doctor.status().text("/data/health/level")).isEqualTo("ok");
            }
            sandbox.instagram().personWrites(Sample.DR_EXAMPLE, Sample.JANE, "Good morning");
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(sandbox.instagram().sentMessages())
                            .extracting(SentMessage::account, SentMessage::recipientId)
                            .containsExactly(tuple(Sample.DR_EXAMPLE, Sample.JANE.igsid())));
        });
    }

    @Test
    void printedAddressesOpenThePagesAndTheFolderIsTakenMeanwhile() throws IOException {
        try (Opened opened = new Opened();
                Browser browser = new Browser()) {
            new Stay(data, OptionalInt.of(0), QUIETLY, terminal).start(opened);

            Answer atTheDesk = browser.open(printed(DESK));
            Answer page = browser.open(atTheDesk.location().orElseThrow());

            assertThat(atTheDesk.toString()).isEqualTo("302 …/settings/instagram");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("Connect");
            String operatorKey = Files.readString(data.resolve("operator.key"));
            assertThat(browser.open(printed(OPS)).body()).contains("Operator key");
            assertThat(operatorKey).hasSizeGreaterThanOrEqualTo(32);
            assertThat(out.toString(UTF_8)).doesNotContain(operatorKey);
            assertThatThrownBy(() -> inASandbox(second -> {}))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("another process");
        }
    }

    private void inASandbox(Consumer<Sandbox> what) {
        try (Opened opened = new Opened()) {
            SandboxPlan plan = new SandboxPlan(0, new DemoHandler(), QUIETLY);
            what.accept(Sandbox.start(SandboxFolder.at(data), plan, opened));
        }
    }

    private URI printed(Pattern address) {
        Matcher found = address.matcher(out.toString(UTF_8));
        assertThat(found.find()).isTrue();
        return URI.create(found.group(1));
    }
}
