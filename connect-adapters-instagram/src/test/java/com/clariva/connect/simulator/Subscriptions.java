package com.clariva.connect.simulator;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which accounts send webhooks to the app. A subscription is the account's, not its token's. */
final class Subscriptions {
    /** The fields Instagram Login knows, in the order its error message lists them. */
    static final List<String> FIELDS = List.of(
            "comments",
            "live_comments",
            "mentions",
            "message_echoes",
            "message_edit",
            "message_reactions",
            "messages",
            "messaging_handover",
            "messaging_optins",
            "messaging_postbacks",
            "messaging_referral",
            "messaging_seen",
            "standby");

    private final Map<String, Set<String>> fields = new HashMap<>();

    synchronized void subscribe(Account account, List<String> wanted) {
        fields.put(account.professionalId(), new LinkedHashSet<>(wanted));
    }

    synchronized void unsubscribe(Account account) {
        fields.remove(account.professionalId());
    }

    synchronized List<String> of(Account account) {
        return List.copyOf(fields.getOrDefault(account.professionalId(), Set.of()));
    }
}
