package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static com.clariva.connect.simulator.Sample.JANE;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.simulator.AppUnderTest.Heard;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private final AppUnderTest app = new AppUnderTest(SimulatedInstagram.start());
    private final SimulatedInstagram instagram = app.instagram;
    private final IssuedToken token = instagram.issueToken(DR_EXAMPLE);

    @BeforeEach
    void janeWrites() {
        instagram.subscribe(DR_EXAMPLE);
        instagram.people().writes(DR_EXAMPLE, JANE, "Good morning");
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void faultStrikesOnceAndOnlyItsOperation() {
        instagram.failNext(Operation.SEND, Fault.error(613, 2534040, "Too fast").with("Retry-After", "30"));

        Heard profile = app.get("/me", token);
        Heard refused = app.sendText(JANE, "Hi", token);
        Heard accepted = app.sendText(JANE, "Hi", token);

        assertThat(profile.status()).isEqualTo(200);
        assertThat(refused.errorCode()).isEqualTo("613/2534040");
        assertThat(refused.headers()).containsKey("retry-after");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(instagram.sentMessages()).hasSize(1);
    }

    @Test
    void cutBeforeTheWorkLeavesItUndone() {
        instagram.failNext(Operation.SEND, Fault.cutBefore());

        Heard cut = app.sendText(JANE, "Hi", token);

        assertThat(cut.status()).isZero();
        assertThat(instagram.sentMessages()).isEmpty();
        assertThat(instagram.requests(Operation.SEND))
                .extracting(SeenRequest::status)
                .containsExactly(0);
    }

    @Test
    void cutAfterTheWorkSendsTheMessageAndItsEcho() throws InterruptedException {
        instagram.failNext(Operation.SEND, Fault.cutAfter());

        Heard cut = app.sendText(JANE, "Hi", token);
        boolean quiet = instagram.awaitQuiet(Duration.ofSeconds(10));

        assertThat(cut.status()).isZero();
        assertThat(instagram.sentMessages()).hasSize(1);
        assertThat(quiet).isTrue();
        assertThat(app.received).hasSize(1);
    }

    @Test
    void errorMayBeAnsweredAlthoughTheMessageWentOut() {
        instagram.failNext(
                Operation.SEND, Fault.error(1, 1357046, "Unknown error").afterTheWork());

        Heard answer = app.sendText(JANE, "Hi", token);

        assertThat(answer.errorCode()).isEqualTo("1/1357046");
        assertThat(instagram.sentMessages()).hasSize(1);
    }

    @Test
    void garbageIsNotJson() {
        instagram.failNext(Operation.PROFILE, Fault.garbage());

        Heard answer = app.get("/me", token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Json.parse(answer.body())).isEmpty();
        assertThat(answer.headers().get("content-type")).containsExactly("text/html");
    }

    @Test
    void slowAnswerComesLateButComes() {
        instagram.failNext(Operation.PROFILE, Fault.slow(Duration.ofMillis(300)));
        long start = System.nanoTime();

        Heard answer = app.get("/me", token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void outageLastsUntilItIsHealed() {
        instagram.failAlways(Operation.PROFILE, Fault.answer(503, "{}"));
        int first = app.get("/me", token).status();
        int second = app.get("/me", token).status();
        instagram.heal();

        assertThat(first).isEqualTo(503);
        assertThat(second).isEqualTo(503);
        assertThat(app.get("/me", token).status()).isEqualTo(200);
    }

    @Test
    void echoMayComeBeforeTheAnswerOrNotAtAll() throws InterruptedException {
        instagram.echoes(Echoes.BEFORE_ANSWER);
        app.sendText(JANE, "first", token);
        int before = app.received.size();
        instagram.echoes(Echoes.OFF);
        app.sendText(JANE, "second", token);
        boolean quiet = instagram.awaitQuiet(Duration.ofSeconds(10));

        assertThat(before).isEqualTo(1);
        assertThat(quiet).isTrue();
        assertThat(app.received).hasSize(1);
    }
}
