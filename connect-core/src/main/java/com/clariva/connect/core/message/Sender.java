package com.clariva.connect.core.message;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;

/** The account that writes, and the token that lets it. */
public record Sender(InstagramId account, Secret token) {
    public Sender {
        requireNonNull(account, "account is null");
        requireNonNull(token, "token is null");
    }
}
