package com.clariva.connect.adapters.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.deadletter.EraseUnsent;
import com.clariva.connect.core.event.EventKind;
import com.clariva.connect.core.eventlog.EventLogBuffer;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.trace.Tracing;
import com.clariva.connect.core.webhook.RawDelivery;
import com.clariva.connect.core.webhook.Receipt;
import com.clariva.connect.core.webhook.ReceiveWebhook;
import com.clariva.connect.core.webhook.ReceptionReport;
import com.clariva.connect.testkit.InMemoryEventQueue;
import com.clariva.connect.testkit.InMemoryStorage;
import com.clariva.connect.testkit.ManualClock;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a signed delivery, whatever is in it: it is answered, and never has to come again. */
class ReceivedDeliveryTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String ENTRY = "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",";

    private final ManualClock clock = new ManualClock();
    private final InMemoryStorage storage = new InMemoryStorage(clock);
    private final InMemoryEventQueue queue = new InMemoryEventQueue(clock);
    private final List<String> counted = new ArrayList<>();
    private final ReceiveWebhook receiveWebhook = new ReceiveWebhook(
            List.of(new NamedSecret("INSTAGRAM_APP_SECRET", Secret.of(SECRET))),
            new JsonEventReader(),
            new ReceiveWebhook.Stores(
                    queue, storage.deadLetters(), new EraseUnsent(queue, storage.deadLetters(), storage.replyTexts())),
            Runnable::run,
            new ReceiveWebhook.Watch(
                    new ReceptionReport(
                            new Observer() {
                                @Override
                                public void delivery(String outcome) {
                                    counted.add(outcome);
                                }

                                @Override
                                public void eventNotQueued(EventKind kind, String outcome) {
                                    counted.add(kind.label() + " " + outcome);
                                }
                            },
                            storage.auditLog(),
                            new EventLogBuffer(storage.eventLog()),
                            clock),
                    Tracing.CARRYING));

    @Test
    void deliveryOfMillionsOfEmptyItemsIsOneDeadLetterHoweverOftenItComes() {
        String body = ENTRY + "\"messaging\":[" + "{},".repeat(2_700_000) + "{}]}]}";

        assertThat(receive(body)).isInstanceOf(Receipt.Accepted.class);
        assertThat(receive(body)).isInstanceOf(Receipt.Accepted.class);

        assertThat(storage.deadLetters().count()).isEqualTo(1);
        assertThat(queue.depth().waiting()).isLessThanOrEqualTo(1_000);
        assertThat(counted).contains("accepted").doesNotContain("not_stored");
    }

    @Test
    void firstThousandOfMoreEventsAreStoredAndTheWholeDeliveryIsSetAside() {
        String body = ENTRY
                + IntStream.range(0, 1_001)
                        .mapToObj(number -> "{\"message\":{\"mid\":\"m" + number + "\"}}")
                        .collect(Collectors.joining(",", "\"messaging\":[", "]}]}"));

        assertThat(receive(body)).isEqualTo(new Receipt.Accepted(1_000, 0));
        assertThat(receive(body)).isEqualTo(new Receipt.Accepted(0, 1_000));

        assertThat(storage.deadLetters().all()).singleElement().satisfies(letter -> {
            assertThat(letter.error()).contains("more than 1000 items");
            assertThat(letter.event().body()).isEqualTo(body.getBytes(UTF_8));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "{\"object\":\"instagram\",\"entry\":[]} empty",
                "{\"object\":\"instagram\",\"entry\":[{\"id\":\"17841400000000001\",\"messaging\":[]}]} empty",
                "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"feed\"}]}]} other_product",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[]} other_product"
            })
    void deliveryWithoutEventsIsCountedAndNoDeadLetter(String body, String outcome) {
        assertThat(receive(body)).isEqualTo(new Receipt.Accepted(0, 0));

        assertThat(counted).containsExactly(outcome);
        assertThat(storage.deadLetters().count()).isZero();
        assertThat(storage.auditLog().entries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"messaging\":\"x\"}]}", "\"messaging\":[{", "\"messaging\":[7]}]}"})
    void malformedDeliveryIsADeadLetter(String rest) {
        assertThat(receive(ENTRY + rest)).isEqualTo(new Receipt.Accepted(0, 0));

        assertThat(storage.deadLetters().count()).isEqualTo(1);
        assertThat(counted).containsExactly("unrecognized dead_letter", "accepted");
    }

    @Test
    void newFieldBesideAMessageIsCounted() {
        receive(ENTRY + "\"brand_new\":[{}],\"hop_context\":[{}],\"messaging\":[{\"message\":{\"mid\":\"m\"}}]}]}");

        assertThat(counted).containsExactly("unrecognized ignored", "accepted");
        assertThat(queue.depth().waiting()).isEqualTo(1);
    }

    private Receipt receive(String text) {
        byte[] body = text.getBytes(UTF_8);
        return receiveWebhook
                .receive(new RawDelivery(body, Optional.of("sha256=" + hmac(body)), false, clock.instant()))
                .toCompletableFuture()
                .join();
    }

    private static String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
