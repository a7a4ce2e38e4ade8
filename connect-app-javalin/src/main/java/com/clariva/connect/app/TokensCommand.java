package com.clariva.connect.app;

import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.app.settings.Settings;
import java.time.InstantSource;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about tokens. */
@Command(name = "tokens", description = "Keeps the accounts' tokens alive.")
final class TokensCommand {
    private TokensCommand() {}

    static CommandLine with(Terminal terminal, Supplier<Settings> settings, InstantSource clock) {
        return new CommandLine(new TokensCommand())
                .addSubcommand(new TokensRefreshCommand(terminal, new AtTheStores(settings, clock)));
    }
}
