package com.clariva.connect.simulator;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page on which a person lets an app in, or does not. */
final class AuthorizePage {
    private static final Map<String, String> WORDS = Map.of(
            AuthorizeRequest.BASIC,
            "See your profile and posts",
            "instagram_business_manage_messages",
            "Read and answer your messages",
            "instagram_business_manage_comments",
            "Read and answer comments on your posts",
            "instagram_business_content_publish",
            "Publish posts for you",
            "instagram_business_manage_insights",
            "See how your posts are doing");

    private final World world;
    private final String page = Html.template("authorize.html");
    private final String sorry = Html.template("sorry.html");

    AuthorizePage(World world) {
        this.world = world;
    }

    Answer answer(Call call) {
        try {
            AuthorizeRequest request = AuthorizeRequest.of(call, world.settings);
            return switch (call.method()) {
                case "GET", "HEAD" -> ask(request);
                case "POST" -> decide(call, request);
                default -> throw Refusal.unsupportedMethod(call.method());
            };
        } catch (AuthorizeRequest.Improper improper) {
            return sorry(improper.sentence());
        }
    }

    private Answer ask(AuthorizeRequest request) {
        return Answer.page(
                200,
                Html.fill(
                        page,
                        Map.of(
                                "app", Html.escape(request.clientId()),
                                "back", Html.escape(request.redirectUri()),
                                "hidden", hidden(request),
                                "accounts", accounts(),
                                "permissions", permissions(request.scopes()))));
    }

    private Answer decide(Call call, AuthorizeRequest request) {
        if (!call.parameter("decision").orElse("").equals("allow")) {
            return Answer.redirect(302, request.denied());
        }
        Set<String> granted = new LinkedHashSet<>(call.parameters("permission"));
        granted.retainAll(request.scopes());
        granted.add(AuthorizeRequest.BASIC);
        return world.account(call.parameter("account").orElse(""))
                .map(account -> world.codes.issue(account, request.redirectUri(), granted))
                .map(code -> Answer.redirect(302, request.allowed(code)))
                .orElseGet(() -> sorry("Please choose an account."));
    }

    private Answer sorry(String sentence) {
        return Answer.page(400, Html.fill(sorry, Map.of("sentence", Html.escape(sentence))));
    }

    private static String hidden(AuthorizeRequest request) {
        String state = request.state().map(text -> hidden("state", text)).orElse("");
        return hidden("client_id", request.clientId())
                + hidden("redirect_uri", request.redirectUri())
                + hidden("response_type", "code")
                + hidden("scope", String.join(",", request.scopes()))
                + state;
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + Html.escape(value) + "\">\n";
    }

    private String accounts() {
        List<Account> accounts = world.accounts();
        return accounts.stream()
                .map(account -> choice(account, account.equals(accounts.get(0))))
                .collect(joining("\n"));
    }

    private static String choice(Account account, boolean checked) {
        String kind = switch (account.type()) {
            case BUSINESS -> "business account";
            case MEDIA_CREATOR -> "creator account";
            case PERSONAL -> "personal account";
        };
        return "<label class=\"choice\"><input type=\"radio\" name=\"account\" required value=\""
                + account.professionalId() + "\"" + (checked ? " checked" : "") + "><span><strong>"
                + Html.escape(account.username()) + "</strong> <small>" + Html.escape(account.name()) + ", " + kind
                + "</small></span></label>";
    }

    private static String permissions(List<String> scopes) {
        return scopes.stream().map(AuthorizePage::permission).collect(joining("\n"));
    }

    private static String permission(String scope) {
        boolean required = scope.equals(AuthorizeRequest.BASIC);
        return "<label class=\"choice\"><input type=\"checkbox\" name=\"permission\" value=\"" + scope + "\" checked"
                + (required ? " disabled" : "") + "><span>" + WORDS.getOrDefault(scope, scope)
                + (required ? " <small>(always)</small>" : "") + "</span></label>";
    }
}
