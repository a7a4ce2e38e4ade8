package com.clariva.connect.core.message;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.trace.TraceContext;
import java.util.Optional;

/**
 * The account that writes, and the token that lets it.
 *
 * @param trace the place of the call in a trace, if there is one
 */
public record Sender(InstagramId account, Secret token, Optional<TraceContext> trace) {
    public Sender {
        requireNonNull(account, "account is null");
        requireNonNull(token, "token is null");
        requireNonNull(trace, "trace is null");
    }

    /** One who belongs to no trace. */
    public Sender(InstagramId account, Secret token) {
        this(account, token, Optional.empty());
    }
}
