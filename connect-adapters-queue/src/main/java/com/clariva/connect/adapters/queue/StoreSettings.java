package com.clariva.connect.adapters.queue;

import static java.util.stream.Collectors.joining;

import com.clariva.connect.core.queue.Durability;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a Redis says about how it keeps things: read from {@code CONFIG}, and from {@code INFO} beside it. */
final class StoreSettings {
    private static final String UNKNOWN = "unknown";
    private static final String[] ASKED = {
        "appendonly", "appendfsync", "maxmemory", "maxmemory-policy", "min-replicas-to-write"
    };

    private final Map<String, String> said = new LinkedHashMap<>();

    private StoreSettings() {}

    static StoreSettings of(Line line) {
        StoreSettings settings = new StoreSettings();
        Map<String, String> information = information(line);
        String writing = information.getOrDefault("aof_enabled", UNKNOWN);
        settings.said.put("appendonly", writing.equals("1") ? "yes" : writing.equals("0") ? "no" : UNKNOWN);
        settings.said.put("appendfsync", UNKNOWN);
        settings.said.put("maxmemory", information.getOrDefault("maxmemory", UNKNOWN));
        settings.said.put("maxmemory-policy", information.getOrDefault("maxmemory_policy", UNKNOWN));
        settings.said.put("replicas", information.getOrDefault("connected_slaves", UNKNOWN));
        settings.said.put("aof_last_write_status", information.getOrDefault("aof_last_write_status", UNKNOWN));
        configuration(line).ifPresent(settings.said::putAll);
        return settings;
    }

    /**
     * Survives a sudden end only what is on the disk before it is answered, and is never evicted. Settings that Redis
     * does not tell are not taken for good.
     */
    Durability durability(boolean byProvider) {
        List<String> needed =
                new ArrayList<>(List.of("appendonly yes", "appendfsync always", "aof_last_write_status ok"));
        if (!holds("maxmemory 0")) {
            needed.add("maxmemory-policy noeviction");
        }
        List<String> weak = needed.stream().filter(setting -> !holds(setting)).toList();
        List<String> untold = weak.stream()
                .filter(this::isUnknown)
                .map(setting -> setting.split(" ", 2)[0])
                .toList();
        Stream<String> notes = Stream.concat(
                weak.stream().filter(setting -> !isUnknown(setting)).map(setting -> setting + Durability.IS_NEEDED),
                untold.isEmpty() ? Stream.of() : Stream.of(Durability.UNTOLD + String.join(" and ", untold)));
        String detail = Stream.concat(
                        said.entrySet().stream().map(setting -> setting.getKey() + ' ' + setting.getValue()), notes)
                .collect(joining(", "));
        return new Durability(weak.isEmpty(), detail, byProvider && !weak.isEmpty() && untold.size() == weak.size());
    }

    private boolean isUnknown(String settingAndValue) {
        return UNKNOWN.equals(said.get(settingAndValue.split(" ", 2)[0]));
    }

    private boolean holds(String settingAndValue) {
        String[] pair = settingAndValue.split(" ", 2);
        return pair[1].equals(said.get(pair[0]));
    }

    /** Empty where {@code INFO} is not allowed. */
    private static Map<String, String> information(Line line) {
        Map<String, String> all = new LinkedHashMap<>();
        ifAllowed(line, RedisAsyncCommands::info).stream()
                .flatMap(String::lines)
                .map(text -> text.split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> all.put(pair[0], pair[1].strip()));
        return all;
    }

    /** Empty where {@code CONFIG} is not allowed, as on many hosted ones. */
    private static Optional<Map<String, String>> configuration(Line line) {
        return ifAllowed(line, commands -> commands.configGet(ASKED));
    }

    private static <T> Optional<T> ifAllowed(
            Line line, Function<RedisAsyncCommands<byte[], byte[]>, CompletionStage<T>> question) {
        CompletionStage<Optional<T>> answer = line.ask(
                "durability",
                commands -> question.apply(commands).handle((told, failure) -> {
                    if (failure != null && !RedisProblem.isOfOneCommand(failure)) {
                        throw new CompletionException(failure);
                    }
                    return Optional.ofNullable(told);
                }));
        return Waiting.forAnswer("durability", answer);
    }
}
