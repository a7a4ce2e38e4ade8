package com.clariva.connect.app.http;

import com.google.common.net.MediaType;
import io.javalin.config.Key;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * The body of a request, for every route that reads one. It has to be of the type that the route reads, in UTF-8, or it
 * is refused with 415 before a byte is read. The servlet API's own parsing is not used: it reads multipart, and
 * unbounded.
 */
final class RequestBody {
    static final Key<BodyReader> READER = new Key<>("body-reader");

    private static final MediaType JSON = MediaType.create("application", "json");
    private static final int LONGEST_FORM = 64 * 1024;

    private RequestBody() {}

    /** The fields of a form. Without a body there are none. */
    static Form form(Context ctx) {
        return Form.parse(read(ctx, MediaType.FORM_DATA, LONGEST_FORM));
    }

    /** JSON, not parsed yet; empty if there is no body. */
    static byte[] json(Context ctx, int mostBytes) {
        return read(ctx, JSON, mostBytes);
    }

    private static byte[] read(Context ctx, MediaType wanted, int mostBytes) {
        Request request = ServletContextRequest.getServletContextRequest(ctx.req());
        List<String> types = request.getHeaders().getValuesList(HttpHeader.CONTENT_TYPE.asString());
        if (types.isEmpty() && request.getLength() == 0) {
            return new byte[0];
        }
        if (types.size() != 1 || !isUtf8(types.get(0), wanted)) {
            throw new HttpRefusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "unsupported_media_type",
                    "Content-Type has to be " + wanted + ", in UTF-8.");
        }
        return ctx.appData(READER).read(request, mostBytes);
    }

    private static boolean isUtf8(String given, MediaType wanted) {
        return parsed(given)
                .filter(type -> type.withoutParameters().equals(wanted))
                .map(type -> type.parameters().get("charset"))
                .filter(charsets -> charsets.stream().allMatch("utf-8"::equalsIgnoreCase))
                .isPresent();
    }

    private static Optional<MediaType> parsed(String type) {
        try {
            return Optional.of(MediaType.parse(type));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
