package com.clariva.connect.adapters.instagram;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Whether there was a connection for a request, so that some of it may have left. */
final class Left {
    private final AtomicBoolean left = new AtomicBoolean();

    Request with(Request request) {
        return request.newBuilder().tag(Left.class, this).build();
    }

    boolean happened() {
        return left.get();
    }

    /** On a connection, before a byte of the request is written to it. */
    static Response note(Interceptor.Chain chain) throws IOException {
        Left left = chain.request().tag(Left.class);
        if (left != null) {
            left.left.set(true);
        }
        return chain.proceed(chain.request());
    }
}
