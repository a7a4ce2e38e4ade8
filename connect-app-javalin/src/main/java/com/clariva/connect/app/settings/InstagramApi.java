package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.INSTAGRAM_AUTHORIZE_URL;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_GRAPH_URL;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_GRAPH_VERSION;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_TOKEN_URL;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_WEBHOOK_FIELDS;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.instagram.InstagramSettings.Addresses;
import com.clariva.connect.adapters.instagram.InstagramSettings.Asking;
import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.Urls;
import com.clariva.connect.app.environment.VariableReader;
import com.clariva.connect.core.diagnosis.GraphVersions;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Instagram's addresses, and the dialect spoken there.
 *
 * @param authorizeUrl the page on which the doctor allows or cancels
 * @param tokenUrl where a code is exchanged
 * @param graphUrl the base of all other calls
 * @param graphVersion such as {@code v25.0}
 * @param webhookFields what accounts are subscribed to
 */
public record InstagramApi(
        URI authorizeUrl, URI tokenUrl, URI graphUrl, String graphVersion, List<String> webhookFields) {
    private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Set<String> FIELDS_OF_PAGES = Set.of("message_reads", "message_deliveries");

    public InstagramApi {
        requireNonNull(authorizeUrl, "authorizeUrl is null");
        requireNonNull(tokenUrl, "tokenUrl is null");
        requireNonNull(graphUrl, "graphUrl is null");
        requireNonNull(graphVersion, "graphVersion is null");
        webhookFields = List.copyOf(webhookFields);
    }

    static Supplier<InstagramApi> readFrom(VariableReader reader, InstantSource clock) {
        Supplier<URI> authorizeUrl =
                reader.optional(INSTAGRAM_AUTHORIZE_URL, Urls::secure, Addresses.INSTAGRAM.authorizeUrl());
        Supplier<URI> tokenUrl = reader.optional(INSTAGRAM_TOKEN_URL, Urls::secure, Addresses.INSTAGRAM.tokenUrl());
        Supplier<URI> graphUrl = reader.optional(INSTAGRAM_GRAPH_URL, Urls::base, Addresses.INSTAGRAM.graphUrl());
        Supplier<String> version = reader.optional(
                INSTAGRAM_GRAPH_VERSION, Rules.matching(GraphVersions.FORM), Addresses.INSTAGRAM.graphVersion());
        Supplier<List<String>> fields = reader.optional(
                INSTAGRAM_WEBHOOK_FIELDS, Rules.listOf(Rules.matching(FIELD)), Asking.USUAL.webhookFields());
        return () -> {
            warnOfVersion(version.get(), reader, clock);
            warnOfFields(fields.get(), reader);
            return new InstagramApi(authorizeUrl.get(), tokenUrl.get(), graphUrl.get(), version.get(), fields.get());
        };
    }

    private static void warnOfVersion(String version, VariableReader reader, InstantSource clock) {
        if (GraphVersions.isOverAt(version, clock.instant())) {
            reader.warn(INSTAGRAM_GRAPH_VERSION, "names a version that Meta has ended. Set a newer one.");
        }
    }

    private static void warnOfFields(List<String> fields, VariableReader reader) {
        if (fields.stream().anyMatch(FIELDS_OF_PAGES::contains)) {
            reader.warn(
                    INSTAGRAM_WEBHOOK_FIELDS,
                    "names a field that only Facebook Pages have. Instagram refuses the whole list for one unknown name.");
        }
    }
}
