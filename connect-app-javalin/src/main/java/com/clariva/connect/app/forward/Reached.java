package com.clariva.connect.app.forward;

import java.io.IOException;
import java.util.Optional;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Whether a request found a connection to go out on. */
final class Reached {
    private volatile boolean reached;

    static Response note(Interceptor.Chain chain) throws IOException {
        of(chain.request()).ifPresent(tag -> tag.reached = true);
        return chain.proceed(chain.request());
    }

    static boolean by(Request request) {
        return of(request).filter(tag -> tag.reached).isPresent();
    }

    private static Optional<Reached> of(Request request) {
        return Optional.ofNullable(request.tag(Reached.class));
    }
}
