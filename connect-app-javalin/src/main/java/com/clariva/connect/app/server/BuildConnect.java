package com.clariva.connect.app.server;

import com.clariva.connect.adapters.instagram.CallListener;
import com.clariva.connect.adapters.instagram.InstagramOverHttp;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.core.Connect;
import com.clariva.connect.core.ConnectBuilder;
import com.clariva.connect.core.Observer;
import com.clariva.connect.core.Storage;
import com.clariva.connect.core.diagnosis.Diagnose;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.instance.Incidents;
import com.clariva.connect.core.token.FallbackToken;
import com.clariva.connect.core.trace.Tracing;
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
        ConnectBuilder house = known(stores.storage(), settings, watching, clock)
                .handler(working.handler())
                .worker(working.worker())
                .repliesInARow(settings.handling().repliesInARow())
                .observer(watching.observer())
                .incidents(watching.incidents())
                .tracing(watching.tracing());
        settings.instagram()
                .fixedToken()
                .map(fixed -> new FallbackToken(fixed.account(), fixed.token()))
                .ifPresent(house::fallbackToken);
        return stores.queue().into().apply(house).build();
    }

    /** Only what says what is wrong: it reads {@code storage}, and changes nothing. */
    public static Diagnose diagnose(Storage storage, Settings settings, InstantSource clock) {
        return known(storage, settings, Watching.NOBODY, clock).diagnose();
    }

    private static ConnectBuilder known(Storage storage, Settings settings, Watching watching, InstantSource clock) {
        ConnectBuilder house = Connect.builder()
                .storage(storage)
                .instagram(InstagramOverHttp.with(FromSettings.instagram(settings, watching.calls(), clock)))
                .setUp(FromSettings.setUp(settings))
                .clock(clock);
        settings.webhook().appSecrets().forEach(house::appSecret);
        FromSettings.verifyTokens(settings).forEach(house::verifyToken);
        return house;
    }

    /** What is done with events, and how. */
    public record Working(EventHandler handler, WorkerSettings worker) {}

    /** Who counts what happens, and records where. */
    public record Watching(Observer observer, CallListener calls, Tracing tracing, Incidents incidents) {
        /** Nobody. */
        public static final Watching NOBODY = new Watching(
                Observer.NONE,
                (operation, outcome, duration) -> {},
                Tracing.CARRYING,
                new Incidents(InstantSource.system()));
    }
}
