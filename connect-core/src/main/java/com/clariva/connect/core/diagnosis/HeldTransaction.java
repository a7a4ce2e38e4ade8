package com.clariva.connect.core.diagnosis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A transaction that a client holds open. Its statements are not in it: they have values in them.
 *
 * @param pid the server process that runs it
 * @param age since it began, by the database's clock
 * @param application as the client calls itself ({@code application_name}); may be empty
 */
public record HeldTransaction(int pid, Duration age, String application) {
    public HeldTransaction {
        requireNonNull(age, "age is null");
        requireNonNull(application, "application is null");
    }
}
