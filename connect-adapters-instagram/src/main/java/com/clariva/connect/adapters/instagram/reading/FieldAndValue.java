package com.clariva.connect.adapters.instagram.reading;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pair of {@code field} and {@code value}, which together are one item. */
final class FieldAndValue {
    private final List<byte[]> members = new ArrayList<>();
    private boolean named;

    /** Takes one of the two, as it stands: with its name. */
    void add(String name, byte[] member) {
        named |= name.equals("field");
        members.add(member);
    }

    /** Both, once the field is named. */
    Optional<byte[]> joined() {
        if (!named) {
            return Optional.empty();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] member : members) {
            if (joined.size() > 0) {
                joined.write(',');
            }
            joined.writeBytes(member);
        }
        return Optional.of(joined.toByteArray());
    }
}
