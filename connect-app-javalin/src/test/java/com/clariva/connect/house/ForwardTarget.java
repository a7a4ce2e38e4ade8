package com.clariva.connect.house;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.Server;
import com.clariva.connect.app.settings.Settings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A service that events are forwarded to. When it fails, it says in its answer what it was given. */
final class ForwardTarget implements Receiver {
    private static final int KEY_BYTES = 32;

    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final MockWebServer server = new MockWebServer();
    private final ObjectMapper json = new ObjectMapper();
    private final String secret;

    ForwardTarget(Canaries canaries) {
        byte[] key = canaries.key("forward secret", KEY_BYTES);
        secret = "whsec_"
                + canaries.release("forward secret", Base64.getEncoder().encodeToString(key));
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answer(
                        requireNonNull(request.getBody(), "an event has a body").utf8());
            }
        });
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("CONNECT_FORWARD_URL", server.url("/events").toString(), "CONNECT_FORWARD_SECRET", secret);
    }

    @Override
    public Server start(Settings settings) {
        return Server.start(settings, InstantSource.system());
    }

    private MockResponse answer(String body) throws InterruptedException {
        String text = textIn(body);
        heard.add(text);
        if (text.startsWith("hold")) {
            letGo.await(1, TimeUnit.MINUTES);
        }
        return text.startsWith("fail")
                ? new MockResponse.Builder().code(500).body(body).build()
                : new MockResponse.Builder().code(204).build();
    }

    private String textIn(String body) {
        try {
            JsonNode event = json.readTree(body);
            return Optional.ofNullable(event.findValue("text"))
                    .or(() -> Optional.ofNullable(event.findValue("title")))
                    .map(JsonNode::asText)
                    .orElse("");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean heard(String text) {
        return heard.contains(text);
    }

    @Override
    public void letGo() {
        letGo.countDown();
    }

    @Override
    public void goAway() {
        server.close();
    }

    @Override
    public void close() {
        letGo();
        server.close();
    }
}
