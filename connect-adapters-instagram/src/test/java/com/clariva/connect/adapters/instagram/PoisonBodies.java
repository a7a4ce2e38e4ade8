package com.clariva.connect.adapters.instagram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.core.webhook.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads bodies of the greatest size that is accepted, each made to take as much memory as it can. */
final class PoisonBodies {
    private static final int LARGEST = 8 * 1024 * 1024;
    private static final String MESSAGING = "{\"object\":\"instagram\",\"entry\":[{\"id\":\"1\",\"messaging\":[";

    private PoisonBodies() {}

    /** Ends with 0 if all were read. */
    public static void main(String[] names) {
        EventReader reader = new JsonEventReader();
        bodies().forEach((name, make) -> {
            Reading reading = reader.read(make.get());
            System.out.println(name + ": " + reading.events().size() + " events, "
                    + reading.flaw().orElse("no flaw"));
        });
        System.out.println("all read");
    }

    /** A body, made when it is its turn: all at once would not fit. */
    @FunctionalInterface
    interface Make {
        byte[] get();
    }

    static Map<String, Make> bodies() {
        Map<String, Make> bodies = new LinkedHashMap<>();
        bodies.put("empty items", () -> full(MESSAGING, "{},"));
        bodies.put("items of nothing", () -> full(MESSAGING, "7,"));
        bodies.put("empty entries", () -> full("{\"object\":\"instagram\",\"entry\":[", "{},"));
        bodies.put("empty deliveries", () -> full("[", "{},"));
        bodies.put("flat entries", () -> full("{\"object\":\"instagram\",\"entry\":[", "{\"id\":1,\"field\":\"x\"},"));
        bodies.put("new fields", () -> full("{\"object\":\"instagram\",\"entry\":[{\"id\":\"1\",", "\"x\":[],"));
        bodies.put("new names", () -> numbered("{\"object\":\"instagram\",\"entry\":[{\"id\":\"1\",", "\"%d\":1,"));
        bodies.put("names of one item", () -> numbered(MESSAGING + "{", "\"%d\":1,"));
        bodies.put(
                "one field again and again",
                () -> full("{\"object\":\"instagram\",\"entry\":[{\"id\":\"1\",", "\"field\":1,"));
        bodies.put("attachments", () -> full(MESSAGING + "{\"message\":{\"mid\":\"m\",\"attachments\":[", "{},"));
        bodies.put(
                "messages with attachments",
                () -> full(MESSAGING, withMany("\"message\":{\"mid\":\"m\",\"attachments\":[", "{},")));
        bodies.put("receipts of many messages", () -> full(MESSAGING, withMany("\"delivery\":{\"mids\":[", "\"a\",")));
        bodies.put("one text", () -> full(MESSAGING + "{\"message\":{\"mid\":\"m\",\"text\":\"", "x"));
        bodies.put("one id", () -> full(MESSAGING + "{\"message\":{\"mid\":\"", "m"));
        bodies.put("one account", () -> full("{\"object\":\"instagram\",\"entry\":[{\"id\":\"", "1"));
        bodies.put("one number", () -> full(MESSAGING + "{\"message\":{\"mid\":", "9"));
        bodies.put("one name", () -> full("{\"", "x"));
        bodies.put("lists in lists", () -> full("", "["));
        bodies.put("objects in objects", () -> full("", "{\"a\":"));
        bodies.put("lists in lists of an item", () -> full(MESSAGING, "["));
        return bodies;
    }

    /** An item of a quarter of what is read of one. */
    private static String withMany(String begin, String element) {
        String elements = element.repeat(64 * 1024 / element.length());
        return "{" + begin + elements.substring(0, elements.length() - 1) + "]}},";
    }

    private static byte[] full(String begin, String repeated) {
        return (begin + repeated.repeat((LARGEST - begin.length()) / repeated.length())).getBytes(UTF_8);
    }

    private static byte[] numbered(String begin, String member) {
        return IntStream.range(0, 700_000)
                .mapToObj(member::formatted)
                .collect(Collectors.joining("", begin, ""))
                .getBytes(UTF_8);
    }
}
