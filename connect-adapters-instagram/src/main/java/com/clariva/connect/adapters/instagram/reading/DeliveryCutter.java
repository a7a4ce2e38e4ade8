package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.adapters.instagram.reading.Cut.Place;
import com.clariva.connect.core.event.InstagramId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts one delivery into its items without reading them, so that one that cannot be read spoils no other. */
final class DeliveryCutter {
    private static final InstagramId NOBODY = new InstagramId("0");

    private final JsonScanner scanner;
    private final List<Cut> items = new ArrayList<>();
    private final Set<String> flaws = new LinkedHashSet<>();

    private DeliveryCutter(JsonScanner scanner) {
        this.scanner = scanner;
    }

    /** The items of a delivery, and what was wrong with the rest of it. */
    record Cuts(List<Cut> items, Set<String> flaws) {}

    static Cuts cut(byte[] body) {
        try (JsonScanner scanner = new JsonScanner(body)) {
            return new DeliveryCutter(scanner).cutAll();
        } catch (IOException e) {
            return new Cuts(List.of(), Set.of("not JSON"));
        }
    }

    private Cuts cutAll() {
        try {
            boolean found = scanner.next();
            if (found && scanner.isList()) {
                scanner.eachElement(this::delivery);
            } else if (found) {
                delivery();
            }
            if (scanner.next()) {
                flaws.add("something after the end");
            }
        } catch (IOException e) {
            flaws.add("not JSON");
        }
        if (items.isEmpty() && flaws.isEmpty()) {
            flaws.add("nothing in it");
        }
        return new Cuts(items, flaws);
    }

    private void delivery() throws IOException {
        if (!scanner.isObject()) {
            flaws.add("a delivery that is not an object");
            scanner.skip();
            return;
        }
        Envelope envelope = new Envelope(items.size());
        try {
            while (scanner.nextField()) {
                envelope.member(scanner.name(), scanner.start());
            }
        } finally {
            envelope.close();
        }
    }

    /** One delivery's own fields, which may come before or after its entries. */
    private final class Envelope {
        private final int firstItem;
        private final FieldAndValue bare = new FieldAndValue();
        private boolean foreign;
        private boolean entries;

        Envelope(int firstItem) {
            this.firstItem = firstItem;
        }

        void member(String name, int start) throws IOException {
            scanner.next();
            switch (name) {
                case "object" -> {
                    foreign = !scanner.text().equals(Optional.of("instagram"));
                    scanner.skip();
                }
                case "entry" -> {
                    entries = true;
                    entries();
                }
                case "field", "value" -> bare.add(name, scanner.cutFrom(start));
                default -> scanner.skip();
            }
        }

        void close() {
            // The dashboard shows its test events without the envelope, and people send what they are shown.
            if (!entries) {
                bare.joined().ifPresent(pair -> items.add(new Cut(NOBODY, Optional.empty(), Place.ENTRY, pair)));
            }
            if (foreign) {
                items.subList(firstItem, items.size()).clear();
                flaws.add("a delivery that is not Instagram's");
            } else if (items.size() == firstItem) {
                flaws.add("a delivery without events");
            }
        }

        private void entries() throws IOException {
            if (scanner.isList()) {
                scanner.eachElement(() -> new EntryCutter(scanner, flaws).cutInto(items));
            } else {
                flaws.add("entries that are not a list");
                scanner.skip();
            }
        }
    }
}
