package com.clariva.connect.simulator;

import java.util.List;
import java.util.function.Function;

/** Which of Instagram's doors a request knocks at. */
final class Routes {
    private final World world;
    private final AuthorizePage authorize;
    private final OAuthEndpoints oauth;
    private final ProfileEndpoint profile;
    private final SubscriptionEndpoint subscription;
    private final SendEndpoint send;
    private final ConversationEndpoint conversation;

    Routes(World world, EchoSender echoes) {
        this.world = world;
        this.authorize = new AuthorizePage(world);
        this.oauth = new OAuthEndpoints(world);
        this.profile = new ProfileEndpoint(world);
        this.subscription = new SubscriptionEndpoint(world);
        this.send = new SendEndpoint(world, echoes);
        this.conversation = new ConversationEndpoint(world);
    }

    Route find(Call call) {
        return switch (call.path()) {
            case "/oauth/authorize" -> new Route(Operation.AUTHORIZE, () -> authorize.answer(call));
            case "/oauth/access_token" -> only("POST", call, Operation.CODE_EXCHANGE, oauth::exchangeCode);
            case "/access_token" -> only("GET", call, Operation.TOKEN_EXCHANGE, oauth::exchangeToken);
            case "/refresh_access_token" -> only("GET", call, Operation.TOKEN_REFRESH, oauth::refreshToken);
            default -> graph(call);
        };
    }

    private Route graph(Call call) {
        List<String> steps = List.of(call.path().substring(1).split("/", -1));
        String owner = steps.get(0);
        if (!owner.equals("me") && !owner.chars().allMatch(Character::isDigit) || owner.isEmpty()) {
            return unknown(call);
        }
        if (steps.size() == 1) {
            return profile(call, owner);
        }
        String edge = steps.size() == 2 ? steps.get(1) : "";
        return switch (edge) {
            case "subscribed_apps" -> subscription(call, owner);
            case "messages" -> only("POST", call, Operation.SEND, asked -> send.send(asked, ownToken(asked, owner)));
            case "conversations" ->
                only(
                        "GET",
                        call,
                        Operation.READ_CONVERSATION,
                        asked -> conversation.read(asked, ownToken(asked, owner)));
            default -> unknown(call);
        };
    }

    private Route profile(Call call, String owner) {
        boolean account = owner.equals("me") || world.account(owner).isPresent();
        return account
                ? only("GET", call, Operation.PROFILE, asked -> profile.account(asked, ownToken(asked, owner)))
                : only("GET", call, Operation.PERSON_PROFILE, asked -> profile.person(asked, token(asked), owner));
    }

    private Route subscription(Call call, String owner) {
        return switch (call.method()) {
            case "POST" -> new Route(Operation.SUBSCRIBE, () -> subscription.subscribe(call, ownToken(call, owner)));
            case "DELETE" -> new Route(Operation.UNSUBSCRIBE, () -> subscription.unsubscribe(ownToken(call, owner)));
            default ->
                only("GET", call, Operation.READ_SUBSCRIPTION, asked -> subscription.read(ownToken(asked, owner)));
        };
    }

    private IssuedToken token(Call call) {
        return world.tokens.alive(call.token());
    }

    /** The token, if the path names its account: by {@code me} or by the professional id, never by the other. */
    private IssuedToken ownToken(Call call, String owner) {
        IssuedToken token = token(call);
        if (!owner.equals("me") && !owner.equals(token.account().professionalId())) {
            throw Refusal.noSuchObject(owner);
        }
        return token;
    }

    private static Route only(String method, Call call, Operation operation, Function<Call, Answer> work) {
        return new Route(operation, () -> {
            if (!call.method().equals(method)) {
                throw Refusal.unsupportedMethod(call.method());
            }
            return work.apply(call);
        });
    }

    private static Route unknown(Call call) {
        return new Route(Operation.UNKNOWN, () -> {
            throw Refusal.unknownPath(call.path());
        });
    }
}
