package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.linking.LinkRefusal;
import com.clariva.connect.core.linking.Ticket;
import java.net.URI;

/** The page a doctor is sent back to, told how it went. */
final class Frontend {
    private final URI page;

    Frontend(URI page) {
        this.page = requireNonNull(page, "page is null");
    }

    String connected() {
        return with("connected=1");
    }

    String refused(LinkRefusal reason) {
        return with("connected=0&error=" + reason.label());
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
