package com.clariva.connect.core;

import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.core.linking.WebhookSubscriptions;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.privacy.PetitionReader;
import com.clariva.connect.core.token.TokenRefresher;
import com.clariva.connect.core.webhook.EventReader;
import java.util.Optional;

/** The ports that speak Instagram's dialect. {@code InstagramOverHttp} is the one we ship. */
public interface Instagram {

    AuthorizationServer authorizationServer();

    TokenRefresher tokenRefresher();

    WebhookSubscriptions subscriptions();

    DirectMessages directMessages();

    EventReader eventReader();

    PetitionReader petitionReader();

    /** In which version of its API Instagram answered last, where it was another than asked for. */
    default Optional<String> servedVersion() {
        return Optional.empty();
    }
}
