package com.clariva.connect.house;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.Server;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.simulator.SimulatedInstagram;
import com.clariva.connect.simulator.SimulatorSettings;
import com.clariva.connect.testkit.redis.RedisServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** The running server, the Instagram it talks to, the stores below it, and who is given its events. */
final class House implements AutoCloseable {
    final Canaries canaries;
    final Secrets secrets;
    final Visits visits;
    final SimulatedInstagram instagram;
    final Receiver receiver;
    final Stores stores;

    private final Server server;

    House(Canaries canaries, Places places, Stores stores, Receiver receiver, Optional<String> redisUrl) {
        int port = RedisServer.freePort();
        URI url = URI.create("http://127.0.0.1:" + port);
        this.canaries = requireNonNull(canaries, "canaries is null");
        this.stores = requireNonNull(stores, "stores is null");
        this.receiver = requireNonNull(receiver, "receiver is null");
        this.secrets = Secrets.among(canaries);
        this.visits = new Visits(port, places);
        this.instagram = SimulatedInstagram.start(SimulatorSettings.create()
                .withApp("990000000000077", secrets.app())
                .withVerifyToken(secrets.verifyToken())
                .withRedirectUri(url.resolve(Visits.CALLBACK)));
        instagram.webhooks(url.resolve("/webhooks/instagram"));
        instagram.callbacks().goTo(url.resolve("/instagram/deauthorize"), url.resolve("/instagram/data-deletion"));
        this.server =
                receiver.start(Settings.from(new HouseVariables(this, url, redisUrl).all(), InstantSource.system()));
    }

    /** Everything that only came to be on the way is a canary too, and every delivery was answered. */
    void releaseWhatWasMade() {
        instagram.webhooks().deliveries().forEach(delivery -> visits.keep(delivery.answer()));
        instagram.tokens().all().forEach(token -> canaries.release("access token", token.value()));
        instagram.webhooks().deliveries().stream()
                .flatMap(delivery -> delivery.signatures().values().stream())
                .forEach(signature -> canaries.release("signature", signature.substring(signature.indexOf('=') + 1)));
    }

    @Override
    public void close() {
        receiver.letGo();
        server.close();
        receiver.close();
        instagram.close();
    }
}
