package com.clariva.connect.simulator;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** The question an app asks the person at the authorize page, once it is found to be in order. */
record AuthorizeRequest(String clientId, String redirectUri, List<String> scopes, Optional<String> state) {
    static final String BASIC = "instagram_business_basic";
    private static final Set<String> KNOWN = Set.of(
            BASIC,
            "instagram_business_manage_messages",
            "instagram_business_manage_comments",
            "instagram_business_content_publish",
            "instagram_business_manage_insights");

    /** The request, or the sentence that says what is wrong with it. */
    static AuthorizeRequest of(Call call, SimulatorSettings settings) {
        check(call.parameter("force_authentication").isEmpty(), "Sorry, this page isn't available.");
        String clientId = call.parameter("client_id").orElse("");
        check(clientId.equals(settings.appId()), "Invalid Request: Invalid platform app");
        String redirectUri = call.parameter("redirect_uri").orElse("");
        check(isRegistered(redirectUri, settings), "Invalid Request: Invalid redirect_uri");
        check(call.parameter("response_type").equals(Optional.of("code")), "Invalid Request: Invalid response_type");
        List<String> scopes = scopes(call.parameter("scope").orElse(""));
        for (String scope : scopes) {
            check(KNOWN.contains(scope), "Invalid Scopes: " + scope);
        }
        check(scopes.contains(BASIC), "Invalid Scopes: " + BASIC + " is required");
        return new AuthorizeRequest(clientId, redirectUri, scopes, call.parameter("state"));
    }

    URI allowed(String code) {
        HttpUrl.Builder back = back().addQueryParameter("code", code);
        state.ifPresent(text -> back.addQueryParameter("state", text));
        return URI.create(back.build() + "#_");
    }

    URI denied() {
        HttpUrl.Builder back = back().addQueryParameter("error", "access_denied")
                .addQueryParameter("error_reason", "user_denied")
                .addEncodedQueryParameter("error_description", "The+user+denied+your+request");
        state.ifPresent(text -> back.addQueryParameter("state", text));
        return URI.create(back.build().toString());
    }

    private HttpUrl.Builder back() {
        return HttpUrl.get(redirectUri).newBuilder();
    }

    private static boolean isRegistered(String redirectUri, SimulatorSettings settings) {
        Set<URI> registered = settings.redirectUris();
        return HttpUrl.parse(redirectUri) != null
                && (registered.isEmpty()
                        || registered.stream().anyMatch(uri -> uri.toString().equals(redirectUri)));
    }

    private static List<String> scopes(String text) {
        return Stream.of(text.split("[,\\s]+", -1))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    private static void check(boolean inOrder, String sentence) {
        if (!inOrder) {
            throw new Improper(sentence);
        }
    }

    /** The request is not one Instagram shows its page for. */
    static final class Improper extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Improper(String sentence) {
            super(sentence, null, false, false);
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }
}
