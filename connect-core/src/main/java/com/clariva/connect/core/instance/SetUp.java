package com.clariva.connect.core.instance;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * How an instance is set up, as far as a diagnosis needs it. What nobody said is empty.
 *
 * @param version of the service that runs
 * @param graphVersion of Instagram's API, such as {@code v25.0}
 * @param addresses where it says that it can be reached
 * @param metaAppSecret whether the Meta app's secret is among the app secrets
 * @param fingerprints keyed hashes of the configured secrets, by the names of their variables; two instances that
 *     have the same secret and the same first encryption key have the same
 */
public record SetUp(
        String version,
        Optional<String> graphVersion,
        Addresses addresses,
        boolean metaAppSecret,
        Map<String, String> fingerprints) {
    /** Nobody said anything. */
    public static final SetUp UNKNOWN = new SetUp("unknown", Optional.empty(), Addresses.UNKNOWN, false);

    public SetUp {
        requireNonNull(version, "version is null");
        requireNonNull(graphVersion, "graphVersion is null");
        requireNonNull(addresses, "addresses is null");
        fingerprints = Map.copyOf(fingerprints);
    }

    /** Without fingerprints. */
    public SetUp(String version, Optional<String> graphVersion, Addresses addresses, boolean metaAppSecret) {
        this(version, graphVersion, addresses, metaAppSecret, Map.of());
    }

    public SetUp withFingerprints(Map<String, String> newFingerprints) {
        return new SetUp(version, graphVersion, addresses, metaAppSecret, newFingerprints);
    }

    public SetUp withMetaAppSecret(boolean isSet) {
        return new SetUp(version, graphVersion, addresses, isSet, fingerprints);
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
