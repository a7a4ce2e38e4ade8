package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * How an instance is set up, as far as a diagnosis needs it. What nobody said is empty.
 *
 * @param version of the service that runs
 * @param graphVersion of Instagram's API, such as {@code v25.0}
 * @param addresses where it says that it can be reached
 * @param metaAppSecret whether the Meta app's secret is among the app secrets
 */
public record SetUp(String version, Optional<String> graphVersion, Addresses addresses, boolean metaAppSecret) {
    /** Nobody said anything. */
    public static final SetUp UNKNOWN = new SetUp("unknown", Optional.empty(), Addresses.UNKNOWN, false);

    public SetUp {
        requireNonNull(version, "version is null");
        requireNonNull(graphVersion, "graphVersion is null");
        requireNonNull(addresses, "addresses is null");
    }

    public SetUp withMetaAppSecret(boolean isSet) {
        return new SetUp(version, graphVersion, addresses, isSet);
    }

    /**
     * Where Instagram sends browsers back to, and where the world finds the service.
     *
     * @param redirectUri as registered
     * @param publicBaseUrl without a path of its own, as a rule
     */
    public record Addresses(Optional<URI> redirectUri, Optional<URI> publicBaseUrl) {
        /** Nobody said. */
        public static final Addresses UNKNOWN = new Addresses(Optional.empty(), Optional.empty());

        public Addresses {
            requireNonNull(redirectUri, "redirectUri is null");
            requireNonNull(publicBaseUrl, "publicBaseUrl is null");
        }
    }
}
