package com.clariva.connect.app.settings;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.DotEnvFile;
import com.clariva.connect.app.environment.InvalidConfiguration;
import com.clariva.connect.app.environment.VariableReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything that can be configured. Having one is the proof that every rule is kept.
 *
 * @param warnings sentences for the operator, without values
 */
public record Settings(
        InstagramSettings instagram,
        Webhook webhook,
        Stores stores,
        Access access,
        Handling handling,
        Network network,
        Logging logging,
        List<String> warnings) {
    public Settings {
        requireNonNull(instagram, "instagram is null");
        requireNonNull(webhook, "webhook is null");
        requireNonNull(stores, "stores is null");
        requireNonNull(access, "access is null");
        requireNonNull(handling, "handling is null");
        requireNonNull(network, "network is null");
        requireNonNull(logging, "logging is null");
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads the file {@code .env} in {@code folder}, if there is one, and {@code environment}, which wins.
     *
     * @throws InvalidConfiguration with every rule that is broken
     */
    public static Settings load(Path folder, Map<String, String> environment, InstantSource clock) {
        return from(DotEnvFile.overlaidBy(environment, folder), clock);
    }

    /**
     * Reads {@code variables}.
     *
     * @throws InvalidConfiguration with every rule that is broken
     */
    public static Settings from(Map<String, String> variables, InstantSource clock) {
        VariableReader reader = new VariableReader(variables);
        Supplier<InstagramSettings> instagram = InstagramSettings.readFrom(reader, clock);
        Supplier<Webhook> webhook = Webhook.readFrom(reader);
        Supplier<Stores> stores = Stores.readFrom(reader);
        Supplier<Access> access = Access.readFrom(reader);
        Supplier<Handling> handling = Handling.readFrom(reader);
        Supplier<Network> network = Network.readFrom(reader);
        Supplier<Logging> logging = Logging.readFrom(reader);
        reader.throwIfBroken();
        return new Settings(
                instagram.get(),
                webhook.get(),
                stores.get(),
                access.get(),
                handling.get(),
                network.get(),
                logging.get(),
                reader.warnings());
    }
}
