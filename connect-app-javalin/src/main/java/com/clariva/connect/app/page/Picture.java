package com.clariva.connect.app.page;

import com.clariva.connect.core.account.ConnectedAccount;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account's picture, which browsers fetch from Instagram.
 *
 * @param origin the one place that browsers may fetch pictures from
 */
record Picture(String address, String origin) {
    private static final Pattern ADDRESS = Pattern.compile(
            "(https://[a-z0-9.-]+(?::[0-9]+)?|http://(?:127\\.0\\.0\\.1|localhost):[0-9]+)/.*", Pattern.DOTALL);

    /** Empty also if its address is none that a browser should be sent to. */
    static Optional<Picture> of(ConnectedAccount account) {
        return account.profile()
                .pictureUrl()
                .map(ADDRESS::matcher)
                .filter(Matcher::matches)
                .map(found -> new Picture(found.group(), found.group(1)));
    }
}
