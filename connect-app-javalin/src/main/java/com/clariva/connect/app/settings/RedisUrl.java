package com.clariva.connect.app.settings;

import com.clariva.connect.core.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of {@code REDIS_URL}. */
final class RedisUrl {
    private static final String SENTINEL = "redis-sentinel://";
    private static final String PORT =
            "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";
    private static final String HOST = "(\\[[0-9a-fA-F:.]+]|[^\\s:@/?#,\\[\\]]+)(:" + PORT + ")?";
    private static final String USER = "([^\\s@/?#]*@)?";
    /** None of them weakens how the server's certificate is checked: {@code verifyPeer} is not among them. */
    private static final String PARAMETER =
            "(timeout=[1-9][0-9]{0,8}(ns|us|ms|s|m|h|d)?|database=[0-9]{1,3}|clientName=[^\\s#&=]+)";

    private static final String END = "(/[0-9]{0,3})?(\\?" + PARAMETER + "(&" + PARAMETER + ")*)?";
    private static final Pattern FORM = Pattern.compile(
            "rediss?://" + USER + HOST + END + "|" + SENTINEL + USER + HOST + "(," + HOST + ")*" + END + "#[^\\s#]+");

    private RedisUrl() {}

    static Optional<Secret> read(String text) {
        return FORM.matcher(text).matches() && isUri(text) ? Optional.of(Secret.of(text)) : Optional.empty();
    }

    /** The client reads a URI, and takes a host that is none, with an underscore in it, for one with a port in its name. */
    private static boolean isUri(String text) {
        try {
            return new URI(text).getHost() != null || text.startsWith(SENTINEL);
        } catch (URISyntaxException notPercentEncoded) {
            return false;
        }
    }
}
