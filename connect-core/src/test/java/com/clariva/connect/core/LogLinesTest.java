package com.clariva.connect.core;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.message;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.message.Content;
import com.clariva.connect.core.reply.Reply;
import com.clariva.connect.core.reply.ReplyId;
import com.clariva.connect.core.secret.Secret;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operators search for these lines, and build alarms on them. They begin as they began before. */
class LogLinesTest {
    private final Heard heard = new Heard();
    private final House house = new House(event -> {
        throw new IllegalStateException("the handler's own trouble");
    });

    @AfterEach
    void close() {
        house.close();
        heard.close();
    }

    @Test
    void deliveriesAreToldApart() {
        byte[] body = delivery(message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));

        receive(body, Secret.of("another secret"));
        receive(body, APP_SECRET);
        receive(body, APP_SECRET);
        receive(new byte[0], APP_SECRET);

        awaitLine("Webhook signature rejected: flaw");
        awaitLine("Webhook received: secret");
        awaitLine("Webhook queued: eventId, account, kind");
        awaitLine("Webhook duplicate ignored: eventId, account, kind");
        awaitLine("Event dead-lettered: eventId, reason, flaw");
    }

    @Test
    void endsOfEventsAreToldApart() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.connect.start();

        receive(delivery(message(BORIS_PRACTICE, PATIENT, "mid-1", "for nobody")), APP_SECRET);
        receive(delivery(message(ADAS_PRACTICE, PATIENT, "mid-2", "in vain")), APP_SECRET);

        awaitLine("Worker started");
        awaitLine("No doctor linked for page: eventId, account, kind, attempt, durationMs");
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            house.clock.advance(Duration.ofMinutes(1));
            return has("Event dead-lettered: eventId, account, kind, attempt, reason, error");
        });
        house.close();
        awaitLine("Worker stopped");
    }

    @Test
    void lifeOfAnAccountIsTold() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.directMessages.refuses(Refusal.RECONNECT_NEEDED);

        reply("first");
        reply("second");
        house.connect.disconnect().disconnect(DR_ADA);

        awaitLine("Account connected: doctor, account, subscribed");
        awaitLine("Token refused: account");
        awaitLine("No Instagram token for doctor: account");
        awaitLine("Account disconnected: doctor, account");
    }

    private void receive(byte[] body, Secret secret) {
        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(body, secret, house.clock.instant()))
                .toCompletableFuture()
                .join();
    }

    private void reply(String id) {
        house.storage.conversations().heard(ADAS_PRACTICE, PATIENT, house.clock.instant());
        house.connect.sendReply().send(new Reply(new ReplyId(id), ADAS_PRACTICE, PATIENT, Content.text("Yes")));
    }

    private void awaitLine(String start) {
        await(start).until(() -> has(start));
    }

    private boolean has(String start) {
        return heard.lines().stream().anyMatch(line -> line.startsWith(start));
    }
}
