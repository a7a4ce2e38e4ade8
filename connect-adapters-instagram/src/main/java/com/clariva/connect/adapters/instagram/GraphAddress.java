package com.clariva.connect.adapters.instagram;

import com.clariva.connect.core.secret.Secret;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Addresses of the graph, and requests that carry a token in their header and not in their address. */
final class GraphAddress {
    private final HttpUrl graph;
    private final String version;

    GraphAddress(InstagramSettings.Addresses addresses) {
        this.graph = HttpUrl.get(addresses.graphUrl().toString());
        this.version = addresses.graphVersion();
    }

    /** What lies below the account the token speaks for: {@code /{version}/me/…}. */
    HttpUrl me(String... path) {
        HttpUrl.Builder me = graph.newBuilder().addPathSegment(version).addPathSegment("me");
        for (String segment : path) {
            me.addPathSegment(segment);
        }
        return me.build();
    }

    /** Where tokens are exchanged: it has no version. */
    HttpUrl accessToken() {
        return graph.newBuilder().addPathSegment("access_token").build();
    }

    /** Where tokens are refreshed: it has no version either. */
    HttpUrl refreshAccessToken() {
        return graph.newBuilder().addPathSegment("refresh_access_token").build();
    }

    static Request.Builder authorized(HttpUrl url, Secret token) {
        return new Request.Builder().url(url).header("Authorization", "Bearer " + token.reveal());
    }
}
