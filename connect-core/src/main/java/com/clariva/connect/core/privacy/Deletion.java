package com.clariva.connect.core.privacy;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is left to do for a deletion request.
 *
 * @param age how long ago it was written down, by the store's clock
 */
public record Deletion(ConfirmationCode code, Duration age, List<Account> accounts) {
    public Deletion {
        requireNonNull(code, "code is null");
        requireNonNull(age, "age is null");
        accounts = List.copyOf(accounts);
    }

    /** What is stored of the account from before that time has to go. What is younger belongs to a new link. */
    public record Account(InstagramId id, Instant before) {
        public Account {
            requireNonNull(id, "id is null");
            requireNonNull(before, "before is null");
        }
    }
}
