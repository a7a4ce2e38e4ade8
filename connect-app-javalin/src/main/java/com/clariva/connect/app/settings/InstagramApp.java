package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.INSTAGRAM_APP_ID;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_APP_SECRET;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_FORCE_REAUTH;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_REDIRECT_URI;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_SCOPES;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.InstagramSettings.Asking;
import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.Urls;
import com.clariva.connect.app.environment.VariableReader;
import com.clariva.connect.core.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The Instagram app in whose name we ask doctors.
 *
 * @param redirectUri where Instagram sends the browser back, character for character as registered
 * @param forceReauth whether the doctor has to type the password again
 */
public record InstagramApp(String id, Secret secret, URI redirectUri, List<String> scopes, boolean forceReauth) {
    private static final Pattern ID = Pattern.compile("[0-9]{1,32}");
    private static final Pattern SCOPE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final String ALWAYS_NEEDED = "instagram_business_basic";
    private static final String CALLBACK = "/api/v1/settings/instagram/callback";

    public InstagramApp {
        requireNonNull(id, "id is null");
        requireNonNull(secret, "secret is null");
        requireNonNull(redirectUri, "redirectUri is null");
        scopes = List.copyOf(scopes);
    }

    static Supplier<InstagramApp> readFrom(VariableReader reader) {
        Supplier<String> id = reader.required(INSTAGRAM_APP_ID, Rules.matching(ID));
        Supplier<Secret> secret = reader.required(INSTAGRAM_APP_SECRET, Rules::secret);
        Supplier<URI> redirectUri = reader.required(INSTAGRAM_REDIRECT_URI, Urls::secure);
        Supplier<List<String>> scopes =
                reader.optional(INSTAGRAM_SCOPES, Rules.listOf(Rules.matching(SCOPE)), Asking.USUAL.scopes());
        Supplier<Boolean> forceReauth = reader.optional(INSTAGRAM_FORCE_REAUTH, Rules::flag, false);
        return () -> warned(
                new InstagramApp(id.get(), secret.get(), redirectUri.get(), scopes.get(), forceReauth.get()), reader);
    }

    private static InstagramApp warned(InstagramApp app, VariableReader reader) {
        if (!app.scopes.contains(ALWAYS_NEEDED)) {
            reader.warn(INSTAGRAM_SCOPES, "leaves out " + ALWAYS_NEEDED + ", without which no account can be read.");
        }
        if (!app.redirectUri.getPath().endsWith(CALLBACK)) {
            reader.warn(INSTAGRAM_REDIRECT_URI, "does not end with " + CALLBACK + ", where the callback is answered.");
        }
        return app;
    }
}
