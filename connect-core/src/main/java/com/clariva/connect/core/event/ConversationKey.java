package com.clariva.connect.core.event;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One account and one person; or, for events that name no person, the account's one lane for those.
 * Events of one conversation are handled one at a time and in order.
 */
public record ConversationKey(InstagramId account, Optional<InstagramId> person) {
    private static final String NOBODY = "-";

    public ConversationKey {
        requireNonNull(account, "account is null");
        requireNonNull(person, "person is null");
    }

    /** Reads what {@link #value} wrote. */
    public static ConversationKey of(String value) {
        int slash = value.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a conversation key is account/person");
        }
        String person = value.substring(slash + 1);
        return new ConversationKey(
                new InstagramId(value.substring(0, slash)),
                person.equals(NOBODY) ? Optional.empty() : Optional.of(new InstagramId(person)));
    }

    /** {@code account/person}, or {@code account/-}. */
    public String value() {
        return account.value() + '/' + person.map(InstagramId::value).orElse(NOBODY);
    }

    @Override
    public String toString() {
        return value();
    }
}
