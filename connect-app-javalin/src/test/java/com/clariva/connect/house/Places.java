package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where something could have been left: the places by name, and what lay there. */
final class Places {
    private static final int CONTEXT = 120;

    private final Map<String, List<byte[]>> found = new LinkedHashMap<>();

    synchronized void add(String place, byte[] bytes) {
        found.computeIfAbsent(place, name -> new ArrayList<>()).add(bytes.clone());
    }

    void add(String place, String text) {
        add(place, text.getBytes(UTF_8));
    }

    synchronized Set<String> names() {
        return new LinkedHashSet<>(found.keySet());
    }

    synchronized List<byte[]> at(String place) {
        return List.copyOf(found.getOrDefault(place, List.of()));
    }

    /** Only those whose names {@code wanted} likes. */
    Places only(Predicate<String> wanted) {
        Places some = new Places();
        names().stream().filter(wanted).forEach(name -> at(name).forEach(bytes -> some.add(name, bytes)));
        return some;
    }

    /** What can be read of {@code needles}, and where: one example of each kind for each place. */
    Map<String, String> betrayals(List<Needle> needles) {
        Search search = new Search(needles);
        Map<String, String> betrayals = new LinkedHashMap<>();
        for (String place : names()) {
            for (byte[] bytes : at(place)) {
                search.in(bytes)
                        .forEach((needle, at) -> betrayals.putIfAbsent(needle + " in " + place, around(bytes, at)));
            }
        }
        return betrayals;
    }

    private static String around(byte[] bytes, int at) {
        int first = Math.max(0, at - CONTEXT);
        int length = Math.min(bytes.length, at + CONTEXT) - first;
        return "…" + new String(bytes, first, length, UTF_8).replaceAll("\\p{Cntrl}", ".") + "…";
    }

    boolean holds(String place, String marker) {
        Search search = new Search(List.of(new Needle("marker", "plain", marker)));
        return at(place).stream().anyMatch(bytes -> !search.in(bytes).isEmpty());
    }

    /** One line for each place. */
    Stream<String> sizes() {
        return names().stream()
                .map(place -> place + ": " + at(place).size() + " pieces, "
                        + at(place).stream().mapToLong(bytes -> bytes.length).sum() + " bytes");
    }
}
