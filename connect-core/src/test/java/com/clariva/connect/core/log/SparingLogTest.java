package com.clariva.connect.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.Heard;
import com.clariva.connect.testkit.ManualClock;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SparingLogTest {
    private final Heard heard = new Heard();
    private final ManualClock clock = new ManualClock();
    private final SparingLog log = new SparingLog(LoggerFactory.getLogger(SparingLogTest.class), clock);

    @AfterEach
    void close() {
        heard.close();
    }

    @Test
    void fiftyLinesOfASecondAreWrittenInFull() {
        write(50);
        clock.advance(Duration.ofSeconds(1));
        log.flush();

        assertThat(heard.lines()).isEqualTo(Collections.nCopies(50, "Webhook received: eventId"));
    }

    @Test
    void whatGoesBeyondIsCountedInOneLineWhenTheSecondIsOver() {
        write(53);
        log.flush();
        assertThat(heard.lines()).hasSize(50);

        clock.advance(Duration.ofSeconds(1));
        log.flush();
        log.flush();

        assertThat(heard.lines()).hasSize(51).last().isEqualTo("Webhook received, and more: count");
    }

    @Test
    void everySecondBeginsAnewAndEveryLineHasItsOwn() {
        write(60);
        log.warn("Webhook signature rejected", line -> line);
        clock.advance(Duration.ofSeconds(1));
        write(1);

        assertThat(heard.lines().subList(50, 53))
                .containsExactly(
                        "Webhook signature rejected", "Webhook received, and more: count", "Webhook received: eventId");
    }

    @Test
    void oneTraceOfASecondIsWritten() {
        SparingLog traces = SparingLog.ofTraces(LoggerFactory.getLogger(SparingLogTest.class), clock);
        traces.error("Request failed", line -> line);
        traces.error("Request failed", line -> line);
        clock.advance(Duration.ofSeconds(1));
        traces.flush();

        assertThat(heard.lines()).containsExactly("Request failed", "Request failed, and more: count");
    }

    private void write(int times) {
        for (int number = 0; number < times; number++) {
            log.info("Webhook received", line -> line.addKeyValue("eventId", "any"));
        }
    }
}
