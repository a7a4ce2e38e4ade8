package com.clariva.connect.adapters.instagram.reading;

import com.clariva.connect.adapters.instagram.reading.Cut.Place;
import com.clariva.connect.core.event.InstagramId;
import java.io.IOException;
import java.util.Optional;

/** Cuts one delivery into its items without reading them, so that one that cannot be read spoils no other. */
final class DeliveryCutter {
    private static final InstagramId NOBODY = new InstagramId("0");

    private final JsonScanner scanner;
    private final FoundItems found = new FoundItems();

    private DeliveryCutter(JsonScanner scanner) {
        this.scanner = scanner;
    }

    /** The items of a delivery, and what else was found in it. */
    static FoundItems cut(byte[] body) {
        try (JsonScanner scanner = new JsonScanner(body)) {
            return new DeliveryCutter(scanner).cutAll();
        } catch (IOException e) {
            FoundItems nothing = new FoundItems();
            nothing.flaw("not JSON");
            return nothing;
        }
    }

    private FoundItems cutAll() {
        boolean any = false;
        try {
            any = scanner.next();
            if (any && scanner.isList()) {
                any = eachDelivery();
            } else if (any) {
                delivery();
            }
            if (scanner.next()) {
                found.flaw("something after the end");
            }
        } catch (IOException e) {
            found.flaw("not JSON");
        }
        if (!any && found.flaws().isEmpty()) {
            found.flaw("nothing in it");
        }
        return found;
    }

    /** Whether there is one. */
    private boolean eachDelivery() throws IOException {
        boolean any = false;
        while (scanner.next()) {
            any = true;
            delivery();
        }
        return any;
    }

    private void delivery() throws IOException {
        if (!scanner.isObject()) {
            found.flaw("a delivery that is not an object");
            scanner.skip();
            return;
        }
        Envelope envelope = new Envelope(found.items().size());
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
        private boolean otherProduct;
        private boolean entries;

        Envelope(int firstItem) {
            this.firstItem = firstItem;
        }

        void member(String name, int start) throws IOException {
            scanner.next();
            switch (name) {
                case "object" -> object();
                case "entry" -> entries();
                case "field", "value" -> found.cut(scanner, start).ifPresent(member -> bare.add(name, member));
                default -> scanner.skip();
            }
        }

        void close() {
            // The dashboard shows its test events without the envelope, and people send what they are shown.
            if (!entries) {
                bare.joined()
                        .ifPresentOrElse(
                                pair -> found.add(new Cut(NOBODY, Optional.empty(), Place.ENTRY, pair)),
                                () -> found.flaw("a delivery without entries"));
            }
            if (otherProduct) {
                found.keep(firstItem);
                found.otherProduct();
            }
        }

        /** Meta sends what it tells of a page, of WhatsApp and so on to the same address, if it is subscribed to there. */
        private void object() throws IOException {
            Optional<String> name = scanner.text();
            if (name.isEmpty()) {
                found.flaw("an object that is not a name");
            }
            otherProduct = !name.equals(Optional.of("instagram"));
            scanner.skip();
        }

        private void entries() throws IOException {
            entries = true;
            if (scanner.isList()) {
                scanner.eachElement(() -> new EntryCutter(scanner, found).cut());
            } else {
                found.flaw("entries that are not a list");
                scanner.skip();
            }
        }
    }
}
