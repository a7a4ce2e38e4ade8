package com.clariva.connect.adapters.instagram;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.core.account.Profile;
import com.clariva.connect.core.linking.AuthorizationServer;
import com.clariva.connect.core.linking.ExchangeOutcome;
import com.clariva.connect.core.linking.Ticket;
import com.clariva.connect.core.secret.Secret;
import com.clariva.connect.core.token.Grant;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import okhttp3.HttpUrl;

/** Consent at {@code www.instagram.com}, and what it is exchanged for. */
final class HttpAuthorizationServer implements AuthorizationServer {
    private final InstagramSettings settings;
    private final CodeExchange codeExchange;
    private final TokenCalls tokenCalls;

    HttpAuthorizationServer(InstagramSettings settings, CodeExchange codeExchange, TokenCalls tokenCalls) {
        this.settings = requireNonNull(settings, "settings is null");
        this.codeExchange = requireNonNull(codeExchange, "codeExchange is null");
        this.tokenCalls = requireNonNull(tokenCalls, "tokenCalls is null");
    }

    @Override
    public URI authorizationUrl(Ticket state) {
        HttpUrl.Builder url = HttpUrl.get(settings.addresses().authorizeUrl().toString())
                .newBuilder()
                .addQueryParameter("client_id", settings.appId())
                .addQueryParameter("redirect_uri", settings.redirectUri().toString())
                .addQueryParameter("response_type", "code")
                .addQueryParameter("scope", String.join(",", settings.asking().scopes()))
                .addQueryParameter("state", state.value());
        if (settings.asking().forceReauth()) {
            url.addQueryParameter("force_reauth", "true");
        }
        return url.build().uri();
    }

    @Override
    public Set<String> permissions() {
        return new LinkedHashSet<>(settings.asking().scopes());
    }

    @Override
    public ExchangeOutcome exchange(Secret code) {
        Deadline deadline = Deadline.ofOneCall();
        try {
            return new ExchangeOutcome.Granted(lengthened(codeExchange.spend(code, deadline), deadline));
        } catch (CodeExchange.CodeRefusedException e) {
            return new ExchangeOutcome.CodeRefused(e.error());
        }
    }

    @Override
    public Profile profile(Secret token) {
        return tokenCalls.profile(token, Deadline.ofOneCall());
    }

    private Grant lengthened(CodeExchange.ShortLived shortLived, Deadline deadline) {
        // Asked before the call, so that the token never looks longer-lived than it is.
        Instant issuedAt = settings.clock().instant();
        TokenCalls.LongLived longLived = tokenCalls.lengthen(shortLived.token(), deadline);
        return new Grant(
                longLived.token(),
                issuedAt,
                issuedAt.plus(longLived.lifetime()),
                shortLived.userId(),
                shortLived.permissions());
    }
}
