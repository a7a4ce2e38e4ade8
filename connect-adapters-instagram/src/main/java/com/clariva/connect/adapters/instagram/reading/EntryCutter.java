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

    /** What Meta is known to put beside the items, to describe the entry. */
    private static final Set<String> ENVELOPE = Set.of("hop_context", "uid", "changed_fields", "messaging_feature");

    private final JsonScanner scanner;
    private final FoundItems found;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Piece> unknown = new ArrayList<>();
    private int unknownNames;
    private final FieldAndValue flat = new FieldAndValue();
    private Optional<InstagramId> account = Optional.empty();
    private Optional<String> sentAt = Optional.empty();

    EntryCutter(JsonScanner scanner, FoundItems found) {
        this.scanner = requireNonNull(scanner, "scanner is null");
        this.found = requireNonNull(found, "found is null");
    }

    /** Reads the entry that the scanner stands at. What was read before it breaks off is kept. */
    void cut() throws IOException {
        if (!scanner.isObject()) {
            found.flaw("an entry that is not an object");
            scanner.skip();
            return;
        }
        try {
            while (scanner.nextField()) {
                member(scanner.name(), scanner.start());
            }
        } finally {
            flat.joined().ifPresent(pair -> pieces.add(new Piece(Place.ENTRY, pair)));
            settleUnknown();
            account.ifPresent(id -> pieces.forEach(piece -> found.add(piece.of(id, sentAt))));
            if (account.isEmpty() && !pieces.isEmpty()) {
                found.flaw("an entry without an account");
            }
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
            case "field", "value" -> found.cut(scanner, start).ifPresent(member -> flat.add(name, member));
            default -> unknown(name, start);
        }
    }

    private void elements(Place place, int start) throws IOException {
        if (scanner.isList()) {
            scanner.eachElement(() -> element(place, scanner.start()));
        } else if (scanner.isObject()) {
            element(Place.ENTRY, start);
        } else {
            found.flaw("items that are not a list");
            scanner.skip();
        }
    }

    private void element(Place place, int start) throws IOException {
        if (pieces.size() < found.room()) {
            found.cut(scanner, start).ifPresent(item -> pieces.add(new Piece(place, item)));
        } else {
            found.tooMany();
            scanner.skip();
        }
    }

    /** A list or an object under another name may be a new kind of item; a mere word or number is not. */
    private void unknown(String name, int start) throws IOException {
        boolean mayBeItem = scanner.isList() || scanner.isObject();
        unknownNames += mayBeItem && !ENVELOPE.contains(name) ? 1 : 0;
        if (mayBeItem && unknown.size() <= found.room()) {
            found.cut(scanner, start).ifPresent(member -> unknown.add(new Piece(Place.ENTRY, member)));
        } else {
            scanner.skip();
        }
    }

    /** Beside items, it describes the entry; alone, it is what the entry is about. */
    private void settleUnknown() {
        if (pieces.isEmpty()) {
            pieces.addAll(unknown);
        } else {
            found.passOver(unknownNames);
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
