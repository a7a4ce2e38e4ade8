package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.pacing.Pacing;
import com.clariva.connect.adapters.instagram.reading.JsonEventReader;
import com.clariva.connect.adapters.instagram.reading.JsonPetitionReader;
import com.clariva.connect.core.Instagram;
import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.core.linking.WebhookSubscriptions;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.privacy.PetitionReader;
import com.clariva.connect.core.token.TokenRefresher;
import com.clariva.connect.core.webhook.EventReader;
import java.util.Optional;

/** Instagram's API with Instagram Login, over HTTP. */
public final class InstagramOverHttp implements Instagram {
    private final HttpCalls calls;
    private final AuthorizationServer authorizationServer;
    private final TokenRefresher tokenRefresher;
    private final WebhookSubscriptions subscriptions;
    private final DirectMessages directMessages;
    private final EventReader eventReader = new JsonEventReader();
    private final PetitionReader petitionReader = new JsonPetitionReader();

    private InstagramOverHttp(InstagramSettings settings) {
        GraphAddress address = new GraphAddress(settings.addresses());
        calls = new HttpCalls(settings.addresses().graphVersion(), settings.listener(), settings.clock());
        RepeatableCalls repeatable = new RepeatableCalls(calls);
        TokenCalls tokenCalls = new TokenCalls(address, settings.appSecret(), repeatable);
        this.authorizationServer = new HttpAuthorizationServer(settings, new CodeExchange(settings, calls), tokenCalls);
        this.tokenRefresher = new HttpTokenRefresher(tokenCalls, settings.clock());
        this.subscriptions =
                new HttpWebhookSubscriptions(address, settings.asking().webhookFields(), repeatable);
        this.directMessages = new HttpDirectMessages(address, calls, new Pacing(settings.clock()));
    }

    /** Opens no connection yet. */
    public static InstagramOverHttp with(InstagramSettings settings) {
        return new InstagramOverHttp(requireNonNull(settings, "settings is null"));
    }

    @Override
    public AuthorizationServer authorizationServer() {
        return authorizationServer;
    }

    @Override
    public TokenRefresher tokenRefresher() {
        return tokenRefresher;
    }

    @Override
    public WebhookSubscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    public DirectMessages directMessages() {
        return directMessages;
    }

    @Override
    public EventReader eventReader() {
        return eventReader;
    }

    @Override
    public PetitionReader petitionReader() {
        return petitionReader;
    }

    @Override
    public Optional<String> servedVersion() {
        return calls.servedVersion();
    }
}
