package com.clariva.connect.adapters.instagram;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/**
 * A body that goes out once. OkHttp would otherwise repeat the request by itself, for one when the
 * answer is 503 with {@code Retry-After: 0}.
 */
final class OneShotBody extends RequestBody {
    private final RequestBody body;

    OneShotBody(RequestBody body) {
        this.body = body;
    }

    @Override
    public MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        body.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
        return true;
    }
}
