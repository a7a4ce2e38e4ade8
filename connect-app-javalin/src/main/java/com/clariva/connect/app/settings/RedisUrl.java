package com.clariva.connect.app.settings;

import com.clariva.connect.core.secret.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of {@code REDIS_URL}. */
final class RedisUrl {
    private static final String HOST = "(\\[[0-9a-fA-F:.]+]|[^\\s:@/?#,\\[\\]]+)(:[0-9]{1,5})?";
    private static final String USER = "([^\\s@/?#]*@)?";
    private static final String END = "(/[0-9]*)?(\\?[^\\s#]*)?";
    private static final Pattern FORM = Pattern.compile("rediss?://" + USER + HOST + END + "|redis-sentinel://" + USER
            + HOST + "(," + HOST + ")*" + END + "#[^\\s#]+");

    private RedisUrl() {}

    static Optional<Secret> read(String text) {
        return FORM.matcher(text).matches() ? Optional.of(Secret.of(text)) : Optional.empty();
    }
}
