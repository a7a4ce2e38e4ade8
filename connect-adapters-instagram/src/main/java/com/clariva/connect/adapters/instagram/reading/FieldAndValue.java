package com.clariva.connect.adapters.instagram.reading;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The pair of {@code field} and {@code value}, which together are one item. */
final class FieldAndValue {
    private final Map<String, byte[]> members = new LinkedHashMap<>();
    private boolean named;

    /** Takes one of the two, as it stands: with its name. Only the first of each name counts. */
    void add(String name, byte[] member) {
        named |= name.equals("field");
        members.putIfAbsent(name, member);
    }

    /** Both, once the field is named. */
    Optional<byte[]> joined() {
        if (!named) {
            return Optional.empty();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] member : members.values()) {
            if (joined.size() > 0) {
                joined.write(',');
            }
            joined.writeBytes(member);
        }
        return Optional.of(joined.toByteArray());
    }
}
