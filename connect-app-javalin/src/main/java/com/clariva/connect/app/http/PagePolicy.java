package com.clariva.connect.app.http;

import java.util.Optional;

/** What browsers may load for a page, and what they may do with it. */
final class PagePolicy {
    /** A style sheet of ours, and nothing else. */
    static final String PLAIN =
            "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private PagePolicy() {}

    /**
     * Our script too, and pictures from one place at most: that of the account shown, which is Instagram's. We
     * do not fetch the picture ourselves, because then we would have to keep it, and to delete it again.
     */
    static String withScript(Optional<String> pictures) {
        String own = PLAIN + "; script-src 'self'; connect-src 'self'";
        return pictures.map(origin -> own + "; img-src " + origin).orElse(own);
    }
}
