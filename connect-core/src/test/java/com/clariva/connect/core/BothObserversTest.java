package com.clariva.connect.core;

import static com.clariva.connect.core.House.APP_SECRET;
import static com.clariva.connect.testkit.Cast.ADAS_PRACTICE;
import static com.clariva.connect.testkit.Cast.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.webhook.Receipt;
import com.clariva.connect.testkit.LineEventReader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BothObserversTest {
    private final House house = new House(event -> {}, new Observer() {
        @Override
        public void secretMatched(String name) {
            throw new IllegalStateException("nobody listens");
        }

        @Override
        public void delivery(String outcome) {
            throw new IllegalStateException("nobody listens");
        }
    });

    @Test
    void observerThatFailsStopsNothingAndKeepsNobodyElseFromHearing() {
        byte[] hello = LineEventReader.delivery(LineEventReader.message(ADAS_PRACTICE, PATIENT, "mid-1", "hello"));

        Receipt receipt = house.connect
                .receiveWebhook()
                .receive(Signed.delivery(hello, APP_SECRET, house.clock.instant()))
                .toCompletableFuture()
                .join();
        house.close();

        assertThat(receipt).isEqualTo(new Receipt.Accepted(1, 0));
        assertThat(house.storage.secretRecords().find(new NamedSecret("INSTAGRAM_APP_SECRET", APP_SECRET)))
                .hasValueSatisfying(use -> assertThat(use.times()).isEqualTo(1));
    }

    @Test
    void eachPieceOfNewsIsBroughtToBoth() throws ReflectiveOperationException {
        List<String> heard = new ArrayList<>();
        Observer listening = (Observer) Proxy.newProxyInstance(
                Observer.class.getClassLoader(), new Class<?>[] {Observer.class}, (proxy, method, arguments) -> {
                    heard.add(method.getName());
                    return null;
                });

        for (Method news : Observer.class.getMethods()) {
            news.invoke(new BothObservers(listening, listening), new Object[news.getParameterCount()]);

            assertThat(heard).as(news.getName()).containsExactly(news.getName(), news.getName());
            heard.clear();
        }
    }
}
