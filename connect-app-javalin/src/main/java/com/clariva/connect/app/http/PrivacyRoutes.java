package com.clariva.connect.app.http;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.Connect;
import com.clariva.connect.core.privacy.ConfirmationCode;
import com.clariva.connect.core.privacy.DeletionRequests.Progress;
import com.clariva.connect.core.privacy.PetitionReceipt;
import com.clariva.connect.core.privacy.SignedRequestFlaw;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Where Meta says that an account's owner has taken leave, and where the owner sees how far that is. */
final class PrivacyRoutes {
    private static final String DEAUTHORIZE = "/instagram/deauthorize";
    private static final String DELETION = "/instagram/data-deletion";
    private static final String SIGNED_REQUEST = "signed_request";

    private final Connect connect;
    private final WebSettings settings;

    PrivacyRoutes(Connect connect, WebSettings settings) {
        this.connect = requireNonNull(connect, "connect is null");
        this.settings = requireNonNull(settings, "settings is null");
    }

    void addTo(RoutesConfig routes) {
        routes.post(DEAUTHORIZE, this::deauthorize);
        routes.post(DELETION, this::delete);
        routes.get(DELETION + "/{code}", this::show);
    }

    private void deauthorize(Context ctx) {
        accepted(signedRequest(ctx, connect.deauthorize()::deauthorize));
        ctx.status(HttpStatus.OK);
    }

    private void delete(Context ctx) {
        ConfirmationCode code = accepted(signedRequest(ctx, connect.deleteAccountData()::delete));
        // Meta's shape, which is not ours.
        ctx.json(Map.of("url", address() + "/" + code.value(), "confirmation_code", code.value()));
    }

    private void show(Context ctx) {
        Optional<Progress> progress = Optional.of(ctx.pathParam("code"))
                .filter(ConfirmationCode::isCode)
                .map(ConfirmationCode::new)
                .flatMap(connect.deleteAccountData()::progress);
        ctx.status(progress.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        ctx.header("Content-Security-Policy", PagePolicy.PLAIN);
        ctx.header("X-Robots-Tag", "noindex");
        ctx.html(DeletionPage.html(settings.path(), progress));
    }

    private String address() {
        String base = settings.publicUrl().toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + DELETION;
    }

    /** What brings no single one is judged too, as an empty one: it is logged and counted like any other. */
    private static PetitionReceipt signedRequest(Context ctx, Function<String, PetitionReceipt> judge) {
        List<String> given;
        try {
            given = RequestBody.form(ctx).all(SIGNED_REQUEST);
        } catch (HttpRefusal noForm) {
            PetitionReceipt unused = judge.apply("");
            throw noForm;
        }
        return judge.apply(given.size() == 1 ? given.get(0) : "");
    }

    private static ConfirmationCode accepted(PetitionReceipt receipt) {
        return receipt.match(PetitionReceipt.Accepted::code, refused -> {
            throw refused.flaw() == SignedRequestFlaw.MALFORMED ? malformed() : notAuthentic();
        });
    }

    private static HttpRefusal malformed() {
        return new HttpRefusal(HttpStatus.BAD_REQUEST, "signed_request_malformed", "This is not a signed request.");
    }

    private static HttpRefusal notAuthentic() {
        return new HttpRefusal(HttpStatus.UNAUTHORIZED, "signed_request_invalid", "The signature is not Meta's.");
    }
}
