package com.clariva.connect.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What has happened, oldest first. Beyond a bound the oldest is forgotten. */
final class Journal<T> {
    private final int kept;
    private final Deque<T> entries = new ArrayDeque<>();

    Journal(int kept) {
        this.kept = kept;
    }

    synchronized void add(T entry) {
        entries.addLast(entry);
        if (entries.size() > kept) {
            entries.removeFirst();
        }
    }

    synchronized List<T> all() {
        return List.copyOf(entries);
    }

    synchronized List<T> last(int count) {
        return entries.stream().skip(Math.max(0, entries.size() - count)).toList();
    }
}
