package com.clariva.connect.app.http;

import static com.clariva.connect.app.http.HouseOfFakes.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.app.http.Street.Answer;
import com.clariva.connect.testkit.LineEventReader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HouseOfFakes house = new HouseOfFakes();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void healthTellsWhatWasSeen() throws JsonProcessingException {
        deliver();
        house.clock.advance(Duration.ofSeconds(90));

        Answer answer = house.street.get("/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree("""
                {"status": "ok", "causes": [],
                 "services": {
                   "database": {"status": "ok"},
                   "queue": {"enabled": true, "kind": "memory", "durable": false,
                     "durability": "kept in memory", "overflow": false, "lost": 0, "depth": 1, "oldestAgeSeconds": 90},
                   "webhookWorker": {"running": false, "inFlight": 0}},
                 "version": "1.2.3", "uptimeSeconds": 90}
                """));
    }

    @Test
    void scraperMayLookBeforeItTakes() {
        Answer answer = house.street.send("HEAD", "/metrics", new byte[0]);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void outageIsAdmitted() throws JsonProcessingException {
        house.storage.outage().begin();

        Answer answer = house.street.get("/health");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(JSON.readTree(answer.body()).at("/services/database/status").textValue())
                .isEqualTo("unavailable");
        assertThat(JSON.readTree(answer.body()).at("/services/queue/depth").isNull())
                .isTrue();
    }

    @Test
    void loadBalancerLearnsIt() {
        house.storage.outage().begin();

        assertThat(house.street.get("/health/ready").status()).isEqualTo(503);
        assertThat(house.street.send("HEAD", "/health/ready", new byte[0]).status())
                .isEqualTo(503);
        assertThat(house.street.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void metricsHaveTheNamesOperatorsKnow() {
        deliver();
        house.street.post("/webhooks/instagram", "forged");

        Answer answer = house.street.get("/metrics");

        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("text/plain");
        // The time of an answer is known after it was given.
        await().untilAsserted(() -> assertThat(house.street.get("/metrics").body())
                .contains("connect_webhooks_total{outcome=\"accepted\"} 1.0")
                .contains("connect_webhooks_total{outcome=\"not_authentic\"} 1.0")
                .contains("connect_webhook_ack_seconds_count 2")
                .contains("connect_secret_matches_total{secret=\"INSTAGRAM_APP_SECRET\"} 1.0")
                .contains("connect_queue_depth{queue=\"waiting\"} 1.0")
                .contains("connect_queue_depth{queue=\"parked\"} 0.0")
                .contains("connect_queue_oldest_seconds ")
                .contains("connect_queue_durable 0.0")
                .contains("connect_queue_overflow 0.0")
                .contains("connect_queue_lost_events_total 0.0")
                .contains("connect_queue_order_unknown_total 0.0"));
    }

    private void deliver() {
        byte[] body = LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));
        house.street.send(
                "POST", "/webhooks/instagram", body, "X-Hub-Signature-256", Signatures.sha256(APP_SECRET, body));
    }
}
