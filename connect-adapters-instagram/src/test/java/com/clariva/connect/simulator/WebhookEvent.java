package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Something that has happened to an account, ready to be delivered. Prints without its content.
 *
 * @param kind what it is, in a word, for lists
 * @param item what stands inside the entry
 * @param mid the message it is about, or the comment's id
 */
public record WebhookEvent(Account account, Section section, String kind, ObjectNode item, Optional<String> mid) {

    /** The part of an entry an event stands in. */
    public enum Section {
        MESSAGING("messaging"),
        STANDBY("standby"),
        CHANGES("changes");

        private final String key;

        Section(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    public WebhookEvent {
        requireNonNull(account, "account is null");
        requireNonNull(section, "section is null");
        requireNonNull(kind, "kind is null");
        item = item.deepCopy();
        requireNonNull(mid, "mid is null");
    }

    /** The same event as an app sees it while another app owns the thread. */
    public WebhookEvent inStandby() {
        return new WebhookEvent(account, Section.STANDBY, kind, item, mid);
    }

    @Override
    public String toString() {
        return "WebhookEvent(" + kind + " for " + account.username() + ")";
    }
}
