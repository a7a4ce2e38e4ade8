package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

/**
 * Someone who writes to accounts: a patient.
 *
 * @param igsid the Instagram-scoped id, a message's {@code sender.id}
 */
public record Person(String igsid, String username, String name) {
    public Person {
        Ids.requireDigits(igsid, "igsid");
        requireNonNull(username, "username is null");
        requireNonNull(name, "name is null");
    }
}
