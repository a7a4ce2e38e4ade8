package com.clariva.connect.core.handling;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.BORIS_PRACTICE;
import static com.clariva.connect.testkit.Cast.DR_ADA;
import static com.clariva.connect.testkit.Cast.DR_BORIS;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static com.clariva.connect.testkit.LineEventReader.delivery;
import static com.clariva.connect.testkit.LineEventReader.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.clariva.connect.core.House;
import com.clariva.connect.core.Signed;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.message.Content;
import com.clariva.connect.testkit.ScriptedDirectMessages.Taken;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplyOnceTest {
    private final AtomicInteger handled = new AtomicInteger();
    private final House house = new House(event -> {
        event.replyOnce("greeting", Content.text("Welcome"));
        handled.incrementAndGet();
    });

    @BeforeEach
    void practicesAreOpen() {
        house.link(DR_ADA, ADAS_PRACTICE);
        house.link(DR_BORIS, BORIS_PRACTICE);
        house.connect.start();
    }

    @AfterEach
    void houseIsClosed() {
        house.close();
    }

    @Test
    void eachConversationIsGreetedOnce() {
        receive(ADAS_PRACTICE, PATIENT, "mid-1");
        receive(ADAS_PRACTICE, PATIENT, "mid-2");
        receive(ADAS_PRACTICE, new InstagramId("990000000000000078"), "mid-3");
        receive(BORIS_PRACTICE, PATIENT, "mid-4");

        await().until(() -> handled.get() == 4);

        assertThat(house.directMessages.taken())
                .hasSize(3)
                .extracting(Taken::sender)
                .extracting(sender -> sender.account())
                .containsExactlyInAnyOrder(ADAS_PRACTICE, ADAS_PRACTICE, BORIS_PRACTICE);
    }

    private void receive(InstagramId account, InstagramId person, String mid) {
        byte[] body = delivery(message(account, person, mid, "hello"));
        house.connect
                .receiveWebhook()
                .receive(Signed.delivery(body, APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
    }
}
