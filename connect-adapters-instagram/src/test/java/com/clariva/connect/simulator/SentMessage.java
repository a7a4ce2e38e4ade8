package com.clariva.connect.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A message or action an account has sent through the API. Prints without its text.
 *
 * @param kind {@code text}, an attachment's type, or a sender action such as {@code typing_on}
 * @param mid the message's id; a sender action has none
 * @param json the request's body
 * @param token the label of the token it was sent with
 */
public record SentMessage(
        Account account,
        String recipientId,
        String kind,
        Optional<String> mid,
        Optional<String> text,
        String json,
        String token,
        Instant at) {
    public SentMessage {
        requireNonNull(account, "account is null");
        requireNonNull(recipientId, "recipientId is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(mid, "mid is null");
        requireNonNull(text, "text is null");
        requireNonNull(json, "json is null");
        requireNonNull(token, "token is null");
        requireNonNull(at, "at is null");
    }

    @Override
    public String toString() {
        return "SentMessage(" + kind + " from " + account.username() + " at " + at + ")";
    }
}
