package com.clariva.connect.app.keys;

import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.app.settings.Settings;
import java.time.InstantSource;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about encryption keys. */
@Command(name = "keys", description = "Makes encryption keys, and changes the one that seals.")
public final class KeysCommand {
    private KeysCommand() {}

    public static CommandLine with(Terminal terminal, Supplier<Settings> settings, InstantSource clock) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new KeysNewCommand(terminal, clock))
                .addSubcommand(new KeysRotateCommand(terminal, new AtTheStores(settings, clock)));
    }
}
