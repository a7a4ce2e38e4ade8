package com.clariva.connect.adapters.queue;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.queue.Durability;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, String> information = settings.information(line);
        String writing = information.getOrDefault("aof_enabled", UNKNOWN);
        settings.said.put("appendonly", writing.equals("1") ? "yes" : writing.equals("0") ? "no" : UNKNOWN);
        settings.said.put("appendfsync", UNKNOWN);
        settings.said.put("maxmemory", information.getOrDefault("maxmemory", UNKNOWN));
        settings.said.put("maxmemory-policy", information.getOrDefault("maxmemory_policy", UNKNOWN));
        settings.said.put("replicas", information.getOrDefault("connected_slaves", UNKNOWN));
        settings.said.put("aof_last_write_status", information.getOrDefault("aof_last_write_status", UNKNOWN));
        settings.configuration(line).ifPresent(settings.said::putAll);
        return settings;
    }

    /** Survives a sudden end only what is on the disk before it is answered, and is never evicted. */
    Durability durability() {
        List<String> weak = Stream.of("appendonly yes", "appendfsync always", "aof_last_write_status ok")
                .filter(needed -> !holds(needed))
                .map(needed -> needed + " is needed")
                .collect(toCollection(ArrayList::new));
        if (!holds("maxmemory 0") && !holds("maxmemory-policy noeviction")) {
            weak.add("maxmemory-policy noeviction is needed");
        }
        String detail = Stream.concat(
                        said.entrySet().stream().map(setting -> setting.getKey() + ' ' + setting.getValue()),
                        weak.stream())
                .collect(joining(", "));
        return new Durability(weak.isEmpty(), detail);
    }

    private boolean holds(String settingAndValue) {
        String[] pair = settingAndValue.split(" ", 2);
        return pair[1].equals(said.get(pair[0]));
    }

    private Map<String, String> information(Line line) {
        Map<String, String> all = new LinkedHashMap<>();
        Waiting.forAnswer("durability", line.ask("durability", RedisAsyncCommands::info))
                .lines()
                .map(text -> text.split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> all.put(pair[0], pair[1].strip()));
        return all;
    }

    /** Empty where {@code CONFIG} is forbidden, as on many hosted ones. */
    private Optional<Map<String, String>> configuration(Line line) {
        try {
            return Optional.of(
                    Waiting.forAnswer("durability", line.ask("durability", commands -> commands.configGet(ASKED))));
        } catch (ConnectException.StorageUnavailable e) {
            return Optional.empty();
        }
    }
}
