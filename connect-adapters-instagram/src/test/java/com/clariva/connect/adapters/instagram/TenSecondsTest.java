package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.message.SendOutcome;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.message.Tag;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instagram at its slowest, in every call at once: nobody waits longer than was promised. */
class TenSecondsTest {
    private static final Secret TOKEN = Secret.of("IGAA-token");
    private static final Duration PROMISED = Duration.ofSeconds(10);

    private final AnsweringServer instagram = new AnsweringServer();
    private final InstagramOverHttp house = instagram.instagram();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @BeforeEach
    void instagramIsSlow() {
        instagram.answers(TenSecondsTest::slowly);
    }

    @AfterEach
    void closeInstagram() {
        callers.shutdownNow();
        instagram.close();
    }

    @Test
    void slowestInstagramHoldsNobodyLongerThanPromised() throws InterruptedException {
        Future<Duration> exchange = timed(() -> house.authorizationServer().exchange(TOKEN));
        Future<Duration> profile = timed(() -> house.authorizationServer().profile(TOKEN));
        Future<Duration> subscribe = timed(() -> {
            house.subscriptions().subscribe(TOKEN);
            return "subscribed";
        });
        Future<Duration> read = timed(() -> house.subscriptions().isSubscribed(TOKEN));
        Future<Duration> send = timed(() -> {
            SendOutcome state =
                    house.directMessages().send(sender(TOKEN), new InstagramId("1"), Content.text("hi"), Tag.NONE);
            assertThat(state).isEqualTo(new SendOutcome.Unanswered());
            throw new ConnectException.InstagramUnavailable("send", null);
        });

        assertThat(exchange).succeedsWithin(PROMISED.plusSeconds(5)).satisfies(TenSecondsTest::assertKept);
        assertThat(profile).succeedsWithin(PROMISED).satisfies(TenSecondsTest::assertKept);
        assertThat(subscribe).succeedsWithin(PROMISED).satisfies(TenSecondsTest::assertKept);
        assertThat(read).succeedsWithin(PROMISED).satisfies(TenSecondsTest::assertKept);
        assertThat(send).succeedsWithin(PROMISED).satisfies(TenSecondsTest::assertKept);
    }

    private static void assertKept(Duration time) {
        // A busy machine may wake a thread late; that much is forgiven.
        assertThat(time).isLessThan(PROMISED.plusMillis(500));
    }

    private static MockResponse slowly(RecordedRequest request) {
        return switch (request.getUrl().encodedPath()) {
            case "/oauth/access_token" ->
                json(200, "{\"access_token\":\"t\"}")
                        .newBuilder()
                        .headersDelay(6, TimeUnit.SECONDS)
                        .build();
            case "/v25.0/me" ->
                json(503, "")
                        .newBuilder()
                        .setHeader("Retry-After", "4")
                        .headersDelay(2, TimeUnit.SECONDS)
                        .build();
            case "/v25.0/me/subscribed_apps" ->
                json(200, Payloads.text("oauth/40-subscribed_apps-post.json"))
                        .newBuilder()
                        .throttleBody(1, 1, TimeUnit.SECONDS)
                        .build();
            default -> AnsweringServer.silence();
        };
    }

    private Future<Duration> timed(Callable<Object> call) {
        return callers.submit(() -> {
            long start = System.nanoTime();
            try {
                throw new AssertionError("ended with " + call.call());
            } catch (ConnectException.InstagramUnavailable expected) {
                return Duration.ofNanos(System.nanoTime() - start);
            }
        });
    }

    private static Sender sender(Secret token) {
        return new Sender(new InstagramId("17841400000000001"), token);
    }
}
