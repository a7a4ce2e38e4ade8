package com.clariva.connect.app.page;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A look at the page.
 *
 * @param base what stands before our paths
 * @param now when it is, UTC
 */
public record Visit(String base, Reader reader, Instant now) {
    public Visit {
        requireNonNull(base, "base is null");
        requireNonNull(reader, "reader is null");
        requireNonNull(now, "now is null");
    }

    Texts texts() {
        return Texts.in(reader.language());
    }
}
