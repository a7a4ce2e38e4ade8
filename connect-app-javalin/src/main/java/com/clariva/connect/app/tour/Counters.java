package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.visit.Browser;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;

/** What {@code /metrics} says. */
final class Counters {
    private final Browser scraper;
    private final URI address;

    Counters(Browser scraper, URI product) {
        this.scraper = requireNonNull(scraper, "scraper is null");
        this.address = product.resolve("/metrics");
    }

    /**
     * The sum of the lines of {@code name} that have all {@code labels}, such as {@code kind="message"}; -1 if one
     * of them is not a number.
     */
    long sum(String name, String... labels) {
        double sum = scraper.get(address, Map.of())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        return Double.isFinite(sum) ? Math.round(sum) : -1;
    }
}
