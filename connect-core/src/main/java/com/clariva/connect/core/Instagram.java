package com.clariva.connect.core;

import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.core.linking.WebhookSubscriptions;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.privacy.PetitionReader;
import com.clariva.connect.core.token.TokenRefresher;
import com.clariva.connect.core.webhook.EventReader;

/** The ports that speak Instagram's dialect. {@code InstagramOverHttp} is the one we ship. */
public interface Instagram {

    AuthorizationServer authorizationServer();

    TokenRefresher tokenRefresher();

    WebhookSubscriptions subscriptions();

    DirectMessages directMessages();

    EventReader eventReader();

    PetitionReader petitionReader();
}
