package com.clariva.connect.app.server;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.LogOutput;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.core.Connect;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens the stores for one piece of work, and closes them again. No worker runs meanwhile. */
public final class AtTheStores {
    private final Supplier<Settings> source;
    private final InstantSource clock;

    public AtTheStores(Supplier<Settings> source, InstantSource clock) {
        this.source = requireNonNull(source, "source is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    public <T> T work(Function<Connect, T> work) {
        Settings settings = source.get();
        LogOutput.aside(settings.logging());
        try (Opened opened = new Opened()) {
            OpenStores stores = OpenStores.open(settings.stores(), opened);
            Connect connect =
                    opened.add(BuildConnect.on(stores, settings, event -> {}, BuildConnect.Watching.NOBODY, clock));
            connect.requireKeys().check();
            return work.apply(connect);
        }
    }
}
