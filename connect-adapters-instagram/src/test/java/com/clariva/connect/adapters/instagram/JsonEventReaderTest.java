package com.clariva.connect.adapters.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.testkit.EventReaderContract;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;

class JsonEventReaderTest extends EventReaderContract {

    @Override
    protected EventReader reader() {
        return new JsonEventReader();
    }

    @Override
    protected byte[] delivery(Instant sentAt, Wrote... messages) {
        return envelope(Arrays.stream(messages)
                .map(message -> entry(sentAt, "\"" + message.account() + "\"", "\"messaging\":[" + item(message) + "]"))
                .collect(Collectors.joining(",")));
    }

    @Override
    protected byte[] deliveryWithNumbers(Wrote message) {
        String numbers = item(message)
                .replace("\"" + message.account() + "\"", message.account())
                .replace("\"" + message.person() + "\"", message.person());
        return envelope(entry(Instant.EPOCH, message.account(), "\"messaging\":[" + numbers + "]"));
    }

    @Override
    protected byte[] deliveryWithRubbishBetween(Wrote before, Wrote after) {
        String tooDeep = "[".repeat(3000) + "]".repeat(3000);
        return envelope(entry(Instant.EPOCH, "\"" + before.account() + "\"", "\"messaging\":[" + item(before) + ",7]")
                + ",8,"
                + entry(
                        Instant.EPOCH,
                        "\"" + after.account() + "\"",
                        "\"messaging\":[{\"message\":" + tooDeep + "}," + item(after) + "]"));
    }

    @Override
    protected byte[] deliveryFromTheFuture(Instant sentAt) {
        return envelope(entry(sentAt, "\"17841400000000001\"", "\"messaging\":[{\"brand_new_thing\":{\"x\":1}}]"));
    }

    private static byte[] envelope(String entries) {
        return ("{\"object\":\"instagram\",\"entry\":[" + entries + "]}").getBytes(UTF_8);
    }

    private static String entry(Instant sentAt, String account, String items) {
        return "{\"time\":" + sentAt.toEpochMilli() + ",\"id\":" + account + "," + items + "}";
    }

    private static String item(Wrote message) {
        return """
                {"sender":{"id":"%s"},"recipient":{"id":"%s"},"timestamp":1795200000123,\
                "message":{"mid":"%s","text":"%s"}}""".formatted(message.person(), message.account(), message.mid(), message.text());
    }
}
