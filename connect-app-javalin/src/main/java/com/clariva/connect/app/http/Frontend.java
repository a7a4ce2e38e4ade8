package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.linking.LinkOutcome;
import com.clariva.connect.core.linking.LinkRefusal;
import com.clariva.connect.core.linking.Ticket;
import java.net.URI;
import java.time.Duration;

/** The page a doctor is sent back to, told how it went. */
final class Frontend {
    /** How many seconds to wait. */
    static final String RETRY_AFTER = "retry_after";

    private final URI page;

    Frontend(URI page) {
        this.page = requireNonNull(page, "page is null");
    }

    String connected() {
        return with("connected=1");
    }

    String refused(LinkRefusal reason) {
        return refused(new LinkOutcome.Refused(reason));
    }

    String refused(LinkOutcome.Refused refused) {
        String wait = refused.retryAfter()
                .map(wanted -> "&" + RETRY_AFTER + "=" + seconds(wanted))
                .orElse("");
        return with("connected=0&error=" + refused.reason().label() + wait);
    }

    /** Rounded up: who comes too early is refused again. */
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    String handedOver(Ticket code) {
        return with("complete=" + code.value());
    }

    /** The page may have a query and a fragment of its own; they stay. */
    private String with(String parameters) {
        String address = page.toString();
        int hash = address.indexOf('#');
        String before = hash < 0 ? address : address.substring(0, hash);
        String fragment = hash < 0 ? "" : address.substring(hash);
        return before + (page.getRawQuery() == null ? '?' : '&') + parameters + fragment;
    }
}
