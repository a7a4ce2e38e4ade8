package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** A doctor in Clariva: a UUID of any version, the {@code sub} of the doctor's JWT. */
public record DoctorId(UUID value) {
    public DoctorId {
        requireNonNull(value, "value is null");
    }

    /**
     * Reads the usual text form.
     *
     * @throws IllegalArgumentException if {@code value} is not a UUID
     */
    public static DoctorId of(String value) {
        UUID uuid = UUID.fromString(value);
        // UUID.fromString accepts shortened groups; a doctor has one spelling only.
        if (!uuid.toString().equalsIgnoreCase(value)) {
            throw new IllegalArgumentException("a doctor id is a UUID");
        }
        return new DoctorId(uuid);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
