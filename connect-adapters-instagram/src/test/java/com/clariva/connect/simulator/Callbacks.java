package com.clariva.connect.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.FormBody;
import okhttp3.Request;

/** The two signed requests Meta sends when a person takes an app's access, or their data, back. */
public final class Callbacks {
    private final World world;
    private final Courier courier;
    private final AtomicReference<Optional<URI>> deauthorize = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<URI>> deletion = new AtomicReference<>(Optional.empty());

    Callbacks(World world, Courier courier) {
        this.world = world;
        this.courier = courier;
    }

    /** Where the two requests go from now on. */
    public void goTo(URI deauthorizeAt, URI deletionAt) {
        deauthorize.set(Optional.of(deauthorizeAt));
        deletion.set(Optional.of(deletionAt));
    }

    public boolean haveAddresses() {
        return deauthorize.get().isPresent();
    }

    /** The owner removes the app: tokens die, the subscription ends, and the app is told. */
    public CallbackAnswer deauthorize(Account account) {
        world.tokens.kill(account, TokenDeath.APP_REMOVED);
        world.subscriptions.unsubscribe(account);
        return post(deauthorize.get(), signedRequest(account, world.settings.appSecret()));
    }

    /** The owner asks for their data to be deleted. */
    public CallbackAnswer requestDeletion(Account account) {
        return post(deletion.get(), signedRequest(account, world.settings.appSecret()));
    }

    /** Posts any {@code signed_request} to the deletion address. */
    public CallbackAnswer requestDeletion(String signedRequest) {
        return post(deletion.get(), signedRequest);
    }

    /** A request about {@code account}, naming its app-scoped id, signed with {@code secret}. */
    public String signedRequest(Account account, String secret) {
        ObjectNode payload = Json.object().put("user_id", account.appScopedId());
        payload.put("algorithm", "HMAC-SHA256")
                .put("issued_at", world.clock.instant().getEpochSecond());
        String encoded = base64(Json.text(payload).getBytes(UTF_8));
        return base64(Signing.hmac("HmacSHA256", secret, encoded.getBytes(UTF_8))) + "." + encoded;
    }

    private CallbackAnswer post(Optional<URI> address, String signedRequest) {
        URI to = address.orElseThrow(() -> new IllegalStateException("callbacks have nowhere to go: call goTo first"));
        Courier.Reply reply = courier.carry(new Request.Builder()
                .url(to.toString())
                .header("User-Agent", "facebookexternalua")
                .post(new FormBody.Builder()
                        .add("signed_request", signedRequest)
                        .build())
                .build());
        return new CallbackAnswer(reply.status(), reply.body());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
