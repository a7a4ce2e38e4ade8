package com.clariva.connect.core.keys;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The sum of the stretches of one walk through one store. */
final class WalkedStore {
    private final String holds;
    private final Map<String, Long> sealedWith = new TreeMap<>();
    private long looked;
    private long resealed;
    private long unopened;

    WalkedStore(String holds) {
        this.holds = requireNonNull(holds, "holds is null");
    }

    void add(Stretch stretch) {
        stretch.sealedWith().forEach((key, count) -> sealedWith.merge(key, count, Long::sum));
        looked += stretch.looked();
        resealed += stretch.resealed();
        unopened += stretch.unopened();
    }

    String holds() {
        return holds;
    }

    Set<String> keys() {
        return sealedWith.keySet();
    }

    long sealedWith(String key) {
        return sealedWith.getOrDefault(key, 0L);
    }

    /** How many are not sealed with {@code first}, though they could be. */
    long left(String first) {
        return looked - sealedWith(first) - unopened;
    }

    long looked() {
        return looked;
    }

    long resealed() {
        return resealed;
    }

    long unopened() {
        return unopened;
    }
}
