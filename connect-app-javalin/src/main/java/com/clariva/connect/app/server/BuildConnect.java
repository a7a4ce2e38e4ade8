package com.clariva.connect.app.server;

import com.clariva.connect.adapters.instagram.CallListener;
import com.clariva.connect.adapters.instagram.InstagramOverHttp;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.ConnectBuilder;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.token.FallbackToken;
import java.time.InstantSource;

/** Puts core together on open stores, the same for the server and for every command. */
public final class BuildConnect {
    private BuildConnect() {}

    /** The house, not yet started. */
    public static Connect on(
            OpenStores stores, Settings settings, EventHandler handler, Watching watching, InstantSource clock) {
        return on(stores, settings, new Working(handler, FromSettings.worker(settings)), watching, clock);
    }

    /** The house, not yet started, that works as {@code working} says. */
    public static Connect on(
            OpenStores stores, Settings settings, Working working, Watching watching, InstantSource clock) {
        ConnectBuilder house = Connect.builder()
                .storage(stores.storage())
                .instagram(InstagramOverHttp.with(FromSettings.instagram(settings, watching.calls(), clock)))
                .handler(working.handler())
                .worker(working.worker())
                .repliesInARow(settings.handling().repliesInARow())
                .setUp(FromSettings.setUp(settings))
                .observer(watching.observer())
                .clock(clock);
        settings.webhook().appSecrets().forEach(house::appSecret);
        FromSettings.verifyTokens(settings).forEach(house::verifyToken);
        settings.instagram()
                .fixedToken()
                .map(fixed -> new FallbackToken(fixed.account(), fixed.token()))
                .ifPresent(house::fallbackToken);
        return stores.queue().into().apply(house).build();
    }

    /** What is done with events, and how. */
    public record Working(EventHandler handler, WorkerSettings worker) {}

    /** Who counts what happens. */
    public record Watching(Observer observer, CallListener calls) {
        /** Nobody. */
        public static final Watching NOBODY = new Watching(Observer.NONE, (operation, outcome, duration) -> {});
    }
}
