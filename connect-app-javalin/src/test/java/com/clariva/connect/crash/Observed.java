package com.clariva.connect.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the instances wrote during a cycle: their handlers' records, and what their logs say of order. */
final class Observed {
    private static final Pattern ORDER_UNKNOWN = Pattern.compile("order unknown.* eventId=\"([^\"]+)\"");

    private final Map<String, Records> records = new HashMap<>();
    private final Map<String, List<Line>> lines = new HashMap<>();
    private final List<Records> logs = new ArrayList<>();
    private final Set<String> orderUnknown = new HashSet<>();

    Observed(List<Instance> instances) {
        for (Instance instance : instances) {
            records.put(instance.name(), new Records(instance.record()));
            lines.put(instance.name(), new ArrayList<>());
            logs.add(new Records(instance.log()));
        }
    }

    void look() throws IOException {
        for (Map.Entry<String, Records> entry : records.entrySet()) {
            entry.getValue().more().stream().map(Line::parse).forEach(lines.get(entry.getKey())::add);
        }
        for (Records log : logs) {
            log.more().stream()
                    .map(ORDER_UNKNOWN::matcher)
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .forEach(orderUnknown::add);
        }
    }

    List<Handling> handlings() {
        return lines.entrySet().stream()
                .flatMap(entry -> Handling.of(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    Set<String> orderUnknown() {
        return Set.copyOf(orderUnknown);
    }

    void forget() {
        lines.values().forEach(List::clear);
        orderUnknown.clear();
    }
}
