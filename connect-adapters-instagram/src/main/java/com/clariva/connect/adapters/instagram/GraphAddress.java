package com.clariva.connect.adapters.instagram;

import com.clariva.connect.adapters.instagram.reading.Json;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
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

    /** Whether a header can carry the token. */
    static boolean carries(Secret token) {
        return Json.isToken(token.reveal());
    }

    /** @throws ConnectException.InstagramRefused if no header can carry the token: it is no good, and is not sent */
    static Request.Builder authorized(Operation operation, HttpUrl url, Secret token) {
        if (!carries(token)) {
            throw new ConnectException.InstagramRefused(
                    operation.label(), Refusal.RECONNECT_NEEDED, "nothing: the token is malformed and was not sent");
        }
        return new Request.Builder().url(url).header("Authorization", "Bearer " + token.reveal());
    }
}
