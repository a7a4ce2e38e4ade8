package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.secret.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/**
 * Which Instagram app we are, and where Instagram is. Begin with {@link #of}; everything else has a
 * default, and each {@code with…} gives a copy with one thing changed.
 *
 * @param appId the <em>Instagram</em> app's id, not the Meta app's
 * @param redirectUri equal, to the letter, to one registered with the app
 * @param addresses where Instagram is
 * @param asking what is asked of the doctor and of Instagram
 */
public record InstagramSettings(
        String appId,
        Secret appSecret,
        URI redirectUri,
        Addresses addresses,
        Asking asking,
        CallListener listener,
        InstantSource clock) {

    public InstagramSettings {
        requireNonNull(appId, "appId is null");
        requireNonNull(appSecret, "appSecret is null");
        requireNonNull(redirectUri, "redirectUri is null");
        requireNonNull(addresses, "addresses is null");
        requireNonNull(asking, "asking is null");
        requireNonNull(listener, "listener is null");
        requireNonNull(clock, "clock is null");
        if (!InstagramId.isId(appId)) {
            throw new IllegalArgumentException("an Instagram app id is digits");
        }
        requireAbsolute(redirectUri);
    }

    /** Settings for an app, at the real Instagram. */
    public static InstagramSettings of(String appId, Secret appSecret, URI redirectUri, InstantSource clock) {
        return new InstagramSettings(
                appId, appSecret, redirectUri, Addresses.INSTAGRAM, Asking.USUAL, CallListener.NONE, clock);
    }

    public InstagramSettings withAddresses(Addresses there) {
        return new InstagramSettings(appId, appSecret, redirectUri, there, asking, listener, clock);
    }

    public InstagramSettings withAsking(Asking what) {
        return new InstagramSettings(appId, appSecret, redirectUri, addresses, what, listener, clock);
    }

    public InstagramSettings withListener(CallListener who) {
        return new InstagramSettings(appId, appSecret, redirectUri, addresses, asking, who, clock);
    }

    private static void requireAbsolute(URI address) {
        if (address.getHost() == null || !List.of("http", "https").contains(address.getScheme())) {
            throw new IllegalArgumentException("an address is http or https, and names a host");
        }
    }

    /**
     * Where Instagram is.
     *
     * @param authorizeUrl the page a doctor consents on
     * @param tokenUrl where a code is exchanged
     * @param graphUrl the base of all graph calls, without the version
     * @param graphVersion such as {@code v25.0}
     */
    public record Addresses(URI authorizeUrl, URI tokenUrl, URI graphUrl, String graphVersion) {

        /** The real one. */
        public static final Addresses INSTAGRAM = new Addresses(
                URI.create("https://www.instagram.com/oauth/authorize"),
                URI.create("https://api.instagram.com/oauth/access_token"),
                URI.create("https://graph.instagram.com"),
                "v25.0");

        public Addresses {
            requireAbsolute(authorizeUrl);
            requireAbsolute(tokenUrl);
            requireAbsolute(graphUrl);
            requireNonNull(graphVersion, "graphVersion is null");
            if (!graphVersion.matches("v\\d{1,3}\\.\\d{1,2}")) {
                throw new IllegalArgumentException("a graph version looks like v25.0");
            }
        }

        public Addresses withGraphVersion(String version) {
            return new Addresses(authorizeUrl, tokenUrl, graphUrl, version);
        }
    }

    /**
     * What is asked for.
     *
     * @param scopes the permissions asked of the doctor
     * @param webhookFields what accounts are subscribed to
     * @param forceReauth whether the doctor logs in anew even with a live session
     */
    public record Asking(List<String> scopes, List<String> webhookFields, boolean forceReauth) {

        /** Messages and comments, and everything around them. */
        public static final Asking USUAL = new Asking(
                List.of(
                        "instagram_business_basic",
                        "instagram_business_manage_messages",
                        "instagram_business_manage_comments"),
                List.of(
                        "messages",
                        "messaging_seen",
                        "messaging_postbacks",
                        "message_reactions",
                        "messaging_referral",
                        "comments"),
                false);

        public Asking {
            scopes = List.copyOf(scopes);
            webhookFields = List.copyOf(webhookFields);
            requireWords(scopes);
            requireWords(webhookFields);
        }

        public Asking withScopes(List<String> others) {
            return new Asking(others, webhookFields, forceReauth);
        }

        public Asking withWebhookFields(List<String> others) {
            return new Asking(scopes, others, forceReauth);
        }

        public Asking withForceReauth(boolean force) {
            return new Asking(scopes, webhookFields, force);
        }

        private static void requireWords(List<String> words) {
            if (words.isEmpty() || !words.stream().allMatch(word -> word.matches("[a-z0-9_]+"))) {
                throw new IllegalArgumentException("scopes and webhook fields are lists of one or more words");
            }
        }
    }
}
