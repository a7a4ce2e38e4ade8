package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.log.Wordless;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Where webhooks leave the others' way. They are taken in on the thread that found them, past servlets and routes;
 * everything else goes on to these on a thread of its own, where it may wait.
 */
final class WebhookDoor extends Handler.Wrapper {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);

    private final WebhookReception reception;

    WebhookDoor(WebhookReception reception) {
        this.reception = requireNonNull(reception, "reception is null");
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (isWebhook(request)) {
            reception.receive(request, response, callback);
        } else {
            request.getComponents().getExecutor().execute(() -> goOn(request, response, callback));
        }
        return true;
    }

    private static boolean isWebhook(Request request) {
        String path = Request.getPathInContext(request);
        return HttpMethod.POST.is(request.getMethod())
                && path.startsWith(WebhookRoutes.PATH)
                && (path.length() == WebhookRoutes.PATH.length() || path.equals(WebhookRoutes.PATH + "/"));
    }

    private void goOn(Request request, Response response, Callback callback) {
        MDC.put(RequestDoor.REQUEST_ID, RequestDoor.nameOf(request));
        try {
            if (!super.handle(request, response, callback)) {
                Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Exception e) {
            LOG.atError().setCause(Wordless.of(e)).log("Request failed");
            Response.writeError(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
        } finally {
            MDC.remove(RequestDoor.REQUEST_ID);
        }
    }
}
