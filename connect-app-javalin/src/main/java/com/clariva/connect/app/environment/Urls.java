package com.clariva.connect.app.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules about web addresses. Each is a {@link Rule}. */
public final class Urls {
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[(::1|0:0:0:0:0:0:0:1)]");
    private static final int LAST_PORT = 65535;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private Urls() {}

    /** {@code http} or {@code https}, with a host, without user and password. */
    public static Optional<URI> web(String text) {
        return parse(text).filter(url -> isSchemeOf(url, "https") || isSchemeOf(url, "http"));
    }

    /** {@code https}; {@code http} only if the host is this machine. No fragment: a server never sees one. */
    public static Optional<URI> secure(String text) {
        return web(text)
                .filter(url -> isSchemeOf(url, "https") || isThisMachine(url))
                .filter(url -> url.getRawFragment() == null);
    }

    /** A {@link #secure} address that paths are added to: no query, and no slash at its end. */
    public static Optional<URI> base(String text) {
        return secure(text.replaceFirst("/+$", "")).filter(url -> url.getRawQuery() == null);
    }

    /** A web address of scheme, host and port only, as a browser writes it in {@code Origin}. */
    public static Optional<String> origin(String text) {
        return web(text).map(Urls::originOf).filter(origin -> origin.equalsIgnoreCase(text));
    }

    /** Scheme, host and port of {@code url}, without what comes after. */
    public static String originOf(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return (url.getScheme() + "://" + url.getHost() + port).toLowerCase(Locale.ROOT);
    }

    /** As {@link #originOf}, but as a browser writes it: without the port that the scheme means anyway. */
    public static String browserOriginOf(URI url) {
        int usual = isSchemeOf(url, "https") ? HTTPS_PORT : HTTP_PORT;
        String origin = originOf(url);
        return url.getPort() == usual ? origin.substring(0, origin.lastIndexOf(':')) : origin;
    }

    /** Whether {@code url} can be read by everyone on its way. */
    public static boolean isExposed(URI url) {
        return isSchemeOf(url, "http") && !isThisMachine(url);
    }

    private static Optional<URI> parse(String text) {
        try {
            URI url = new URI(text);
            return Optional.of(url)
                    .filter(parsed -> parsed.getHost() != null)
                    .filter(parsed -> parsed.getRawUserInfo() == null)
                    .filter(parsed -> parsed.getPort() != 0 && parsed.getPort() <= LAST_PORT);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isSchemeOf(URI url, String scheme) {
        return scheme.equalsIgnoreCase(url.getScheme());
    }

    private static boolean isThisMachine(URI url) {
        return THIS_MACHINE.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}
