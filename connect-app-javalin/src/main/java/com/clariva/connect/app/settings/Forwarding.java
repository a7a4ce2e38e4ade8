package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.CONNECT_FORWARD_SECRET;
import static com.clariva.connect.app.environment.Variable.CONNECT_FORWARD_SECRET_PREVIOUS;
import static com.clariva.connect.app.environment.Variable.CONNECT_FORWARD_URL;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.Urls;
import com.clariva.connect.app.environment.VariableReader;
import com.clariva.connect.core.secret.Secret;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The service that takes events.
 *
 * @param secret what they are signed with, in the form {@code whsec_…}
 * @param previousSecret what they are signed with as well, while the target changes from it to the other
 */
public record Forwarding(URI url, Secret secret, Optional<Secret> previousSecret) {
    public Forwarding {
        requireNonNull(url, "url is null");
        requireNonNull(secret, "secret is null");
        requireNonNull(previousSecret, "previousSecret is null");
    }

    static Supplier<Optional<Forwarding>> readFrom(VariableReader reader) {
        if (reader.isSet(CONNECT_FORWARD_URL)
                || reader.isSet(CONNECT_FORWARD_SECRET)
                || reader.isSet(CONNECT_FORWARD_SECRET_PREVIOUS)) {
            reader.require(CONNECT_FORWARD_URL);
            reader.require(CONNECT_FORWARD_SECRET);
        }
        Supplier<Optional<URI>> url = reader.optional(CONNECT_FORWARD_URL, Urls::secure);
        Supplier<Optional<Secret>> secret = reader.optional(CONNECT_FORWARD_SECRET, Rules::webhookSecret);
        Supplier<Optional<Secret>> previous = reader.optional(CONNECT_FORWARD_SECRET_PREVIOUS, Rules::webhookSecret);
        return () -> url.get().flatMap(known -> secret.get().map(key -> new Forwarding(known, key, previous.get())));
    }
}
