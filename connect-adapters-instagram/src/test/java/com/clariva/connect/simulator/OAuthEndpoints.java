package com.clariva.connect.simulator;

import com.clariva.connect.simulator.AuthorizationCodes.Promise;
import com.clariva.connect.simulator.IssuedToken.Grant;
import com.clariva.connect.simulator.IssuedToken.Kind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From code to short-lived token to long-lived token to fresh token. */
final class OAuthEndpoints {
    private static final Duration YOUNGEST_REFRESHABLE = Duration.ofHours(24);

    private final World world;

    OAuthEndpoints(World world) {
        this.world = world;
    }

    Answer exchangeCode(Call call) {
        if (!call.formParameter("client_id").equals(Optional.of(world.settings.appId()))
                || !call.formParameter("client_secret").equals(Optional.of(world.settings.appSecret()))) {
            throw Refusal.oauth("Invalid platform app");
        }
        if (!call.formParameter("grant_type").equals(Optional.of("authorization_code"))) {
            throw Refusal.unsupportedMethod("post");
        }
        String code = call.formParameter("code").orElse("");
        String redirectUri = call.formParameter("redirect_uri").orElse("");
        Promise promise = world.codes.redeem(code, redirectUri);
        IssuedToken token = world.tokens.issue(new Grant(promise.account(), Kind.SHORT_LIVED, promise.permissions()));
        return Answer.json(shortLived(token, world.exchangeShape));
    }

    Answer exchangeToken(Call call) {
        requireGrant(call, "ig_exchange_token");
        if (!call.parameter("client_secret").equals(Optional.of(world.settings.appSecret()))) {
            throw Refusal.wrongSecret();
        }
        IssuedToken token = world.tokens.alive(call.parameter("access_token"));
        if (token.kind() != Kind.SHORT_LIVED) {
            throw Refusal.unsupportedMethod("get");
        }
        return longLived(world.tokens.issue(new Grant(token.account(), Kind.LONG_LIVED, token.permissions())));
    }

    Answer refreshToken(Call call) {
        requireGrant(call, "ig_refresh_token");
        IssuedToken token = world.tokens.alive(call.parameter("access_token"));
        if (token.kind() != Kind.LONG_LIVED) {
            throw Refusal.unsupportedMethod("get");
        }
        Instant oldEnough = token.issuedAt().plus(YOUNGEST_REFRESHABLE);
        if (world.clock.instant().isBefore(oldEnough)) {
            throw Refusal.badParameter("A token can be refreshed once it is 24 hours old.");
        }
        Grant grant = new Grant(token.account(), Kind.LONG_LIVED, token.permissions());
        return longLived(world.refreshKeepsToken ? world.tokens.extend(token) : world.tokens.issue(grant));
    }

    // These two endpoints are documented with the token as a parameter, so a header does not count.
    private static void requireGrant(Call call, String grant) {
        if (!call.parameter("grant_type").equals(Optional.of(grant))) {
            throw Refusal.unsupportedMethod("get");
        }
    }

    private static Answer longLived(IssuedToken token) {
        ObjectNode body = Json.object();
        body.put("access_token", token.value()).put("token_type", "bearer");
        body.put(
                "expires_in",
                Duration.between(token.issuedAt(), token.expiresAt()).toSeconds());
        return Answer.json(body);
    }

    private static ObjectNode shortLived(IssuedToken token, AnswerShape shape) {
        ObjectNode answer = Json.object();
        ObjectNode content = shape.wrapped() ? answer.putArray("data").addObject() : answer;
        String id = token.account().appScopedId();
        content.put("access_token", token.value());
        if (shape.numericId()) {
            content.put("user_id", Long.parseLong(id));
        } else {
            content.put("user_id", id);
        }
        putPermissions(content, token.permissions().stream().sorted().toList(), shape);
        return answer;
    }

    private static void putPermissions(ObjectNode content, List<String> permissions, AnswerShape shape) {
        switch (shape.permissions()) {
            case TEXT -> content.put("permissions", String.join(",", permissions));
            case ARRAY -> content.set("permissions", Json.array(permissions));
            case ABSENT -> content.remove("permissions");
        }
    }
}
