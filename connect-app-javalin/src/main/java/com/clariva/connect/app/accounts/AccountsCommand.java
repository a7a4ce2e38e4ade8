package com.clariva.connect.app.accounts;

import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.app.settings.Settings;
import java.time.InstantSource;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands about accounts. */
@Command(name = "accounts", description = "Says how linked accounts are, and deletes what is stored of some.")
public final class AccountsCommand {
    private AccountsCommand() {}

    public static CommandLine with(Terminal terminal, Supplier<Settings> settings, InstantSource clock) {
        AtTheStores stores = new AtTheStores(settings, clock);
        return new CommandLine(new AccountsCommand())
                .addSubcommand(new AccountsListCommand(terminal, stores))
                .addSubcommand(new AccountsDeleteCommand(terminal, stores));
    }
}
