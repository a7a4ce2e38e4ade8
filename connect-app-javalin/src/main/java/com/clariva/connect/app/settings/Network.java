package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.INSTAGRAM_FRONTEND_REDIRECT_URI;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_REDIRECT_URI;
import static com.clariva.connect.app.environment.Variable.PORT;
import static com.clariva.connect.app.environment.Variable.PUBLIC_BASE_URL;
import static com.clariva.connect.app.environment.Variable.SHUTDOWN_GRACE;
import static com.clariva.connect.app.environment.Variable.TRUSTED_PROXIES;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.AddressRange;
import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.Urls;
import com.clariva.connect.app.environment.VariableReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How the server is reached, and how it goes.
 *
 * @param port 0 takes any free one
 * @param publicBaseUrl the address the world knows, without a slash at its end
 * @param frontend where the doctor's browser lands after the callback
 * @param trustedProxies whose forwarded addresses count
 * @param shutdownGrace how long running work may finish
 */
public record Network(
        int port, URI publicBaseUrl, URI frontend, List<AddressRange> trustedProxies, Duration shutdownGrace) {
    private static final int PORT_OF_OURS = 8080;
    private static final int LAST_PORT = 65535;
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String PAGE = "/settings/instagram";

    public Network {
        requireNonNull(publicBaseUrl, "publicBaseUrl is null");
        requireNonNull(frontend, "frontend is null");
        trustedProxies = List.copyOf(trustedProxies);
        requireNonNull(shutdownGrace, "shutdownGrace is null");
    }

    static Supplier<Network> readFrom(VariableReader reader) {
        Supplier<Integer> port = reader.optional(PORT, Rules.between(0, LAST_PORT), PORT_OF_OURS);
        Supplier<URI> redirectUri = reader.required(INSTAGRAM_REDIRECT_URI, Urls::secure);
        Supplier<Optional<URI>> publicBaseUrl = reader.optional(PUBLIC_BASE_URL, Urls::base);
        Supplier<Optional<URI>> frontend = reader.optional(INSTAGRAM_FRONTEND_REDIRECT_URI, Urls::web);
        Supplier<List<AddressRange>> proxies =
                reader.optional(TRUSTED_PROXIES, Rules.listOf(AddressRange::parse), List.of());
        Supplier<Duration> grace = reader.optional(SHUTDOWN_GRACE, Rules::duration, GRACE);
        return () -> {
            frontend.get().filter(Urls::isExposed).ifPresent(page -> warnOfExposed(reader));
            URI base = publicBaseUrl.get().orElseGet(() -> URI.create(Urls.originOf(redirectUri.get())));
            URI page = frontend.get().orElseGet(() -> URI.create(base + PAGE));
            return new Network(port.get(), base, page, proxies.get(), grace.get());
        };
    }

    private static void warnOfExposed(VariableReader reader) {
        reader.warn(
                INSTAGRAM_FRONTEND_REDIRECT_URI,
                "is an address without https; what it shows can be changed on its way.");
    }
}
