package com.clariva.connect.app.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.clariva.connect.app.settings.Forwarding;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.secret.Secret;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** What we sign is verified by somebody else's code in somebody else's language. */
class OtherLanguageTest {
    private static final String NEW = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_dGhlLW9sZC1vbmUtd2hpbGUteW91LWNoYW5nZS1pdA==";
    private static final String STRANGE = "whsec_c29tZWJvZHktZWxzZXMtc2VjcmV0LW9mLTMyLWJ5dGVz";

    @Test
    void receiverWithTheNewSecretOrTheOldOneVerifiesAndNobodyElse() throws Exception {
        boolean atHand = Receiver.isAtHand();
        if (!atHand) {
            System.err.println("NOT TESTED: node and npm are not installed, so no receiver in JavaScript was asked");
        }
        assumeTrue(atHand, "node and npm are needed");
        RecordedRequest request = forwarded("Привет 🙏 \"quoted\"");
        String body = request.getBody().utf8();

        List<String> verdicts = Receiver.verifies(List.of(
                arrived(NEW, request, body),
                arrived(OLD, request, body),
                arrived(STRANGE, request, body),
                arrived(NEW, request, body.replace("quoted", "forged"))));

        assertThat(verdicts).containsExactly("instagram.message", "instagram.message", "refused", "refused");
    }

    private static RecordedRequest forwarded(String text) throws Exception {
        try (MockWebServer target = new MockWebServer()) {
            target.start();
            target.enqueue(new MockResponse.Builder().code(204).build());
            Forwarding forwarding =
                    new Forwarding(target.url("/events").uri(), Secret.of(NEW), Optional.of(Secret.of(OLD)));
            // The receiver refuses what was signed at another time.
            new ForwardingHandler(forwarding, InstantSource.system(), new Incidents(InstantSource.system()))
                    .handle(Events.message(text));
            return target.takeRequest();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Receiver.Arrived arrived(String secret, RecordedRequest request, String body) {
        Map<String, String> headers = Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
                .collect(java.util.stream.Collectors.toMap(
                        name -> name,
                        name -> Optional.ofNullable(request.getHeaders().get(name))
                                .orElse("")));
        return new Receiver.Arrived(secret, headers, body);
    }
}
