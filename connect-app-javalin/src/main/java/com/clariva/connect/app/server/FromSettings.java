package com.clariva.connect.app.server;

import com.clariva.connect.adapters.instagram.CallListener;
import com.clariva.connect.adapters.instagram.InstagramSettings;
import com.clariva.connect.adapters.instagram.InstagramSettings.Addresses;
import com.clariva.connect.adapters.instagram.InstagramSettings.Asking;
import com.clariva.connect.app.environment.Variable;
import com.clariva.connect.app.http.WebSettings;
import com.clariva.connect.app.http.WebhookSources;
import com.clariva.connect.app.process.Version;
import com.clariva.connect.app.settings.InstagramApi;
import com.clariva.connect.app.settings.InstagramApp;
import com.clariva.connect.app.settings.Settings;
import com.clariva.connect.core.handling.WorkerSettings;
import com.clariva.connect.core.instance.SetUp;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what is configured into what each part understands. */
public final class FromSettings {
    private FromSettings() {}

    public static InstagramSettings instagram(Settings settings, CallListener listener, InstantSource clock) {
        InstagramApp app = settings.instagram().app();
        InstagramApi api = settings.instagram().api();
        return InstagramSettings.of(app.id(), app.secret(), app.redirectUri(), clock)
                .withAddresses(new Addresses(api.authorizeUrl(), api.tokenUrl(), api.graphUrl(), api.graphVersion()))
                .withAsking(new Asking(app.scopes(), api.webhookFields(), app.forceReauth()))
                .withListener(listener);
    }

    /** What a diagnosis is told. Which secrets are set is seen elsewhere. */
    public static SetUp setUp(Settings settings) {
        return new SetUp(
                Version.current(),
                Optional.of(settings.instagram().api().graphVersion()),
                new SetUp.Addresses(
                        Optional.of(settings.instagram().app().redirectUri()),
                        Optional.of(settings.network().publicBaseUrl())),
                false);
    }

    public static WorkerSettings worker(Settings settings) {
        return new WorkerSettings(
                settings.handling().concurrency(),
                WorkerSettings.STANDARD.lease(),
                settings.network().shutdownGrace(),
                settings.handling().retries(),
                settings.handling().parkRetention());
    }

    public static WebSettings web(Settings settings) {
        return new WebSettings(
                new WebSettings.Listen(
                        Optional.empty(),
                        settings.network().port(),
                        settings.network().shutdownGrace(),
                        WebSettings.Limits.within(Runtime.getRuntime().maxMemory())),
                settings.network().publicBaseUrl(),
                settings.network().frontend(),
                settings.access().allowedOrigins(),
                new WebhookSources(
                        settings.webhook().allowedSources(), settings.network().trustedProxies()));
    }

    /** The current token first, by the names of the variables. */
    public static List<NamedSecret> verifyTokens(Settings settings) {
        List<NamedSecret> named = new ArrayList<>();
        for (Secret token : settings.webhook().verifyTokens()) {
            Variable variable = named.isEmpty()
                    ? Variable.INSTAGRAM_WEBHOOK_VERIFY_TOKEN
                    : Variable.INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS;
            named.add(new NamedSecret(variable.name(), token));
        }
        return named;
    }
}
