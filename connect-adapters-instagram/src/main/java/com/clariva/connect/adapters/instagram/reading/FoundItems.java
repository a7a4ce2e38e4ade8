package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.core.webhook.EventReader;
import com.clariva.connect.core.webhook.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was found in a delivery. It is bounded, whatever the delivery holds: what is beyond is a flaw, and the whole
 * delivery is set aside.
 */
final class FoundItems {
    /** The longest message and its attachments are a few kilobytes; what a tree of this many bytes takes fits any heap. */
    private static final int LARGEST = 256 * 1024;

    private final List<Cut> items = new ArrayList<>();
    private final Set<String> flaws = new LinkedHashSet<>();
    private int unknownMembers;
    private boolean otherProduct;

    List<Cut> items() {
        return items;
    }

    Set<String> flaws() {
        return flaws;
    }

    Reading.Beside beside() {
        return new Reading.Beside(unknownMembers, otherProduct);
    }

    void flaw(String flaw) {
        flaws.add(flaw);
    }

    void otherProduct() {
        otherProduct = true;
    }

    /** A new field of an entry, which was passed over because the entry has items. */
    void passOver(int members) {
        unknownMembers += members;
    }

    /** How many more items it may have. */
    int room() {
        return EventReader.MOST_EVENTS - items.size();
    }

    void add(Cut item) {
        if (room() > 0) {
            items.add(item);
        } else {
            tooMany();
        }
    }

    void tooMany() {
        flaws.add("more than " + EventReader.MOST_EVENTS + " items");
    }

    /** Takes away all items but the first {@code number}. */
    void keep(int number) {
        items.subList(number, items.size()).clear();
    }

    /** Cuts the current value, from {@code start} on, unless it is too large. */
    Optional<byte[]> cut(JsonScanner scanner, int start) throws IOException {
        Optional<byte[]> bytes = scanner.cutFrom(start, LARGEST);
        if (bytes.isEmpty()) {
            flaws.add("an item of more than " + LARGEST + " bytes");
        }
        return bytes;
    }
}
