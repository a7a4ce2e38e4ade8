package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes webhook POSTs past servlets and routes: they are read and answered asynchronously. Every other request is
 * handled to its end within {@link #handle}, on the thread that called it. It is never passed to another thread: as soon
 * as {@code handle} has returned and the request is answered, its connection goes on to the next request, which a
 * servlet that still runs would disturb.
 */
final class WebhookDoor extends Handler.Wrapper {
    private final WebhookReception reception;

    WebhookDoor(WebhookReception reception) {
        this.reception = requireNonNull(reception, "reception is null");
    }

    /** Servlets wait for stores. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (isWebhook(request)) {
            reception.receive(request, response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    private static boolean isWebhook(Request request) {
        String path = Request.getPathInContext(request);
        return HttpMethod.POST.is(request.getMethod())
                && path.startsWith(WebhookRoutes.PATH)
                && (path.length() == WebhookRoutes.PATH.length() || path.equals(WebhookRoutes.PATH + "/"));
    }
}
