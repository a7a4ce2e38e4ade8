package com.clariva.connect.adapters.instagram.reading;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.reading.Cut.Place;
import com.clariva.connect.core.event.InstagramId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts one entry into its items. Whose they are may be said before or after them. */
final class EntryCutter {
    private static final Pattern TIME = Pattern.compile("[1-9]\\d{0,17}");

    private final JsonScanner scanner;
    private final Set<String> flaws;
    private final List<Piece> pieces = new ArrayList<>();
    private final FieldAndValue flat = new FieldAndValue();
    private Optional<InstagramId> account = Optional.empty();
    private Optional<String> sentAt = Optional.empty();

    EntryCutter(JsonScanner scanner, Set<String> flaws) {
        this.scanner = requireNonNull(scanner, "scanner is null");
        this.flaws = requireNonNull(flaws, "flaws is null");
    }

    /** Reads the entry that the scanner stands at. What was read before it breaks off is kept. */
    void cutInto(List<Cut> items) throws IOException {
        if (!scanner.isObject()) {
            flaws.add("an entry that is not an object");
            scanner.skip();
            return;
        }
        try {
            while (scanner.nextField()) {
                member(scanner.name(), scanner.start());
            }
        } finally {
            flat.joined().ifPresent(pair -> pieces.add(new Piece(Place.ENTRY, pair)));
            account.ifPresent(id -> pieces.forEach(piece -> items.add(piece.of(id, sentAt))));
            noteFlaws();
        }
    }

    private void member(String name, int start) throws IOException {
        scanner.next();
        switch (name) {
            case "id" -> {
                account = scanner.text().filter(InstagramId::isId).map(InstagramId::new);
                scanner.skip();
            }
            case "time" -> {
                sentAt = scanner.text().filter(TIME.asMatchPredicate());
                scanner.skip();
            }
            case "messaging" -> elements(Place.MESSAGING, start);
            case "standby" -> elements(Place.STANDBY, start);
            case "changes" -> elements(Place.CHANGES, start);
            case "field", "value" -> flat.add(name, scanner.cutFrom(start));
            default -> unknown(start);
        }
    }

    private void elements(Place place, int start) throws IOException {
        if (scanner.isList()) {
            scanner.eachElement(() -> pieces.add(new Piece(place, scanner.cutFrom(scanner.start()))));
        } else {
            unknown(start);
        }
    }

    /** A list or an object under a new name may be a new kind of item; a mere word or number is not. */
    private void unknown(int start) throws IOException {
        boolean item = scanner.isList() || scanner.isObject();
        byte[] member = scanner.cutFrom(start);
        if (item) {
            pieces.add(new Piece(Place.ENTRY, member));
        }
    }

    private void noteFlaws() {
        if (account.isEmpty()) {
            flaws.add("an entry without an account");
        }
        if (pieces.isEmpty()) {
            flaws.add("an entry without items");
        }
    }

    private static final class Piece {
        private final Place place;
        private final byte[] bytes;

        Piece(Place place, byte[] bytes) {
            this.place = place;
            this.bytes = bytes;
        }

        Cut of(InstagramId account, Optional<String> sentAt) {
            return new Cut(account, sentAt, place, bytes);
        }
    }
}
