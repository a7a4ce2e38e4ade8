package com.clariva.connect.app.settings;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.VariableReader;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** What concerns Instagram: who we are there, where it is, and the token we may have been given by hand. */
public record InstagramSettings(InstagramApp app, InstagramApi api, Optional<FixedToken> fixedToken) {
    public InstagramSettings {
        requireNonNull(app, "app is null");
        requireNonNull(api, "api is null");
        requireNonNull(fixedToken, "fixedToken is null");
    }

    static Supplier<InstagramSettings> readFrom(VariableReader reader, InstantSource clock) {
        Supplier<InstagramApp> app = InstagramApp.readFrom(reader);
        Supplier<InstagramApi> api = InstagramApi.readFrom(reader, clock);
        Supplier<Optional<FixedToken>> fixedToken = FixedToken.readFrom(reader);
        return () -> new InstagramSettings(app.get(), api.get(), fixedToken.get());
    }
}
