package com.clariva.connect.app.settings;

import static com.clariva.connect.app.environment.Variable.INSTAGRAM_APP_SECRET;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_APP_SECRET_PREVIOUS;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_WEBHOOK_VERIFY_TOKEN;
import static com.clariva.connect.app.environment.Variable.INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS;
import static com.clariva.connect.app.environment.Variable.META_APP_SECRET;
import static com.clariva.connect.app.environment.Variable.META_APP_SECRET_PREVIOUS;
import static com.clariva.connect.app.environment.Variable.WEBHOOK_ALLOWED_SOURCES;

import com.clariva.connect.app.environment.AddressRange;
import com.clariva.connect.app.environment.Rules;
import com.clariva.connect.app.environment.Variable;
import com.clariva.connect.app.environment.VariableReader;
import com.clariva.connect.core.secret.NamedSecret;
import com.clariva.connect.core.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * How a webhook proves that it is Instagram's.
 *
 * @param appSecrets every secret that may have signed, the likeliest first
 * @param verifyTokens what a verification request may carry, the current one first
 * @param allowedSources where webhooks may come from; empty means from anywhere
 */
public record Webhook(List<NamedSecret> appSecrets, List<Secret> verifyTokens, List<AddressRange> allowedSources) {
    private static final List<Variable> FURTHER_SECRETS =
            List.of(META_APP_SECRET, INSTAGRAM_APP_SECRET_PREVIOUS, META_APP_SECRET_PREVIOUS);

    public Webhook {
        appSecrets = List.copyOf(appSecrets);
        verifyTokens = List.copyOf(verifyTokens);
        allowedSources = List.copyOf(allowedSources);
    }

    static Supplier<Webhook> readFrom(VariableReader reader) {
        Supplier<List<NamedSecret>> appSecrets = appSecrets(reader);
        Supplier<Secret> current = reader.required(INSTAGRAM_WEBHOOK_VERIFY_TOKEN, Rules::longSecret);
        Supplier<Optional<Secret>> previous =
                reader.optional(INSTAGRAM_WEBHOOK_VERIFY_TOKEN_PREVIOUS, Rules::longSecret);
        Supplier<List<AddressRange>> allowedSources =
                reader.optional(WEBHOOK_ALLOWED_SOURCES, Rules.listOf(AddressRange::parse), List.of());
        return () -> new Webhook(
                appSecrets.get(),
                Stream.concat(Stream.of(current.get()), previous.get().stream()).toList(),
                allowedSources.get());
    }

    private static Supplier<List<NamedSecret>> appSecrets(VariableReader reader) {
        Supplier<Secret> current = reader.required(INSTAGRAM_APP_SECRET, Rules::secret);
        List<Supplier<Optional<NamedSecret>>> further = FURTHER_SECRETS.stream()
                .map(variable -> named(variable, reader))
                .toList();
        return () -> Stream.concat(
                        Stream.of(new NamedSecret(INSTAGRAM_APP_SECRET.name(), current.get())),
                        further.stream().map(Supplier::get).flatMap(Optional::stream))
                .toList();
    }

    private static Supplier<Optional<NamedSecret>> named(Variable variable, VariableReader reader) {
        Supplier<Optional<Secret>> secret = reader.optional(variable, Rules::secret);
        return () -> secret.get().map(value -> new NamedSecret(variable.name(), value));
    }
}
