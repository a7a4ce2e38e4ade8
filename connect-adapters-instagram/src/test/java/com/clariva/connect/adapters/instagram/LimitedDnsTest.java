package com.clariva.connect.adapters.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;

class LimitedDnsTest {

    @Test
    void knownNameIsFound() throws UnknownHostException {
        List<InetAddress> here = List.of(InetAddress.getLoopbackAddress());
        Dns dns = new LimitedDns(name -> here, Duration.ofSeconds(10));

        assertThat(dns.lookup("graph.instagram.com")).isEqualTo(here);
    }

    @Test
    void unknownNameStaysUnknown() {
        Dns nobody = name -> {
            throw new UnknownHostException(name);
        };

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> new LimitedDns(nobody, Duration.ofSeconds(10)).lookup("nowhere.invalid"))
                .withMessage("nowhere.invalid");
    }

    @Test
    void nameServerThatDoesNotAnswerIsNotWaitedFor() {
        CountDownLatch never = new CountDownLatch(1);
        Dns silent = name -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };

        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> new LimitedDns(silent, Duration.ofMillis(20)).lookup("graph.instagram.com"));
        never.countDown();
    }
}
