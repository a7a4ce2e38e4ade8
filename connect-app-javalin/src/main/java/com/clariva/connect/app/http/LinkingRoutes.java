package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Connect;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.linking.Callback;
import com.clariva.connect.core.linking.Departure;
import com.clariva.connect.core.linking.Finish;
import com.clariva.connect.core.linking.LinkOutcome;
import com.clariva.connect.core.linking.LinkRefusal;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.log.Wordless;
import com.clariva.connect.core.secret.Secret;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** To Instagram and back, in the doctor's browser. */
final class LinkingRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(LinkingRoutes.class);
    private static final String CONNECT = "/api/v1/settings/instagram/connect";
    private static final String CALLBACK = "/api/v1/settings/instagram/callback";
    private static final int LONGEST_TICKET = 128;

    private final Connect connect;
    private final Access access;
    private final Cookies cookies;
    private final Frontend frontend;
    private final String builtInPage;

    LinkingRoutes(Connect connect, Access access, Cookies cookies, WebSettings settings) {
        this.connect = requireNonNull(connect, "connect is null");
        this.access = requireNonNull(access, "access is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
        this.frontend = new Frontend(settings.frontend());
        this.builtInPage = settings.page();
    }

    void addTo(RoutesConfig routes) {
        routes.get(CONNECT, this::depart);
        routes.get(CALLBACK, this::comeBack);
        routes.head(CONNECT, ctx -> onlyGet());
        routes.head(CALLBACK, ctx -> onlyGet());
    }

    /** Whoever only looks whether there is something here must neither begin a link nor spend a state. */
    private static void onlyGet() {
        throw new MethodNotAllowedResponse("only GET", Map.of("availableMethods", "GET"));
    }

    private void depart(Context ctx) {
        if (isNavigation(ctx)) {
            navigate(ctx);
        } else {
            ctx.json(Map.of("redirectUrl", start(ctx).authorizationUrl().toString()));
        }
    }

    /** A person looks at the answer, so it is a page and never JSON. */
    private void navigate(Context ctx) {
        try {
            ctx.redirect(start(ctx).authorizationUrl().toString(), HttpStatus.FOUND);
        } catch (ConnectException.StorageUnavailable e) {
            ctx.redirect(frontend.refused(LinkRefusal.STORAGE_UNAVAILABLE), HttpStatus.FOUND);
        } catch (HttpRefusal e) {
            ctx.redirect(builtInPage, HttpStatus.FOUND);
        }
    }

    private Departure start(Context ctx) {
        Finish finish = finish(ctx);
        Departure departure = connect.startLinking().start(access.beginning(ctx), cookies.browser(ctx), finish);
        if (finish == Finish.AT_CALLBACK) {
            cookies.browser(ctx, departure.browser());
        }
        return departure;
    }

    private static Finish finish(Context ctx) {
        Query query = Query.of(ctx);
        if (!query.has("finish")) {
            return Finish.AT_CALLBACK;
        }
        return query.one("finish")
                .filter("complete"::equals)
                .map(complete -> Finish.BY_DOCTOR)
                .orElseThrow(() -> new HttpRefusal(
                        HttpStatus.BAD_REQUEST, "finish_invalid", "The parameter finish can only be complete."));
    }

    private void comeBack(Context ctx) {
        Query query = Query.of(ctx);
        Callback callback = new Callback(
                query.one("code")
                        .map(LinkingRoutes::withoutTail)
                        .filter(code -> !code.isBlank())
                        .map(Secret::of),
                query.one("state").map(LinkingRoutes::ticket),
                cookies.browser(ctx),
                query.has("error"));
        ctx.redirect(
                outcome(callback)
                        .match(
                                linked -> frontend.connected(),
                                handedOff -> frontend.handedOver(handedOff.code()),
                                refused -> refused(ctx, refused)),
                HttpStatus.FOUND);
    }

    /** A person looks at the answer, so it is a page whatever went wrong. */
    private LinkOutcome outcome(Callback callback) {
        try {
            return connect.completeLinking().complete(callback);
        } catch (RuntimeException e) {
            LOG.atError().setCause(Wordless.of(e)).log("Link failed");
            return new LinkOutcome.Refused(LinkRefusal.INSTAGRAM_UNAVAILABLE);
        }
    }

    private String refused(Context ctx, LinkOutcome.Refused refused) {
        refused.retryAfter().ifPresent(wait -> ctx.header("Retry-After", Long.toString(Frontend.seconds(wait))));
        return frontend.refused(refused);
    }

    /** A state too long to be ours is nobody's, and so is its beginning. */
    private static Ticket ticket(String state) {
        return new Ticket(state.substring(0, Math.min(state.length(), LONGEST_TICKET)));
    }

    /** Instagram hangs {@code #_} on the address, and some clients send it along. */
    private static String withoutTail(String code) {
        return code.endsWith("#_") ? code.substring(0, code.length() - 2) : code;
    }

    private static boolean isNavigation(Context ctx) {
        return Optional.ofNullable(ctx.header("Accept"))
                .filter(accepted -> accepted.contains("text/html"))
                .isPresent();
    }
}
