package com.clariva.connect.app.accounts;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.http.ShownAccount;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.account.AccountHealth.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists accounts. */
@Command(
        name = "list",
        description = "Lists the linked accounts and how they are, as far as it is known without asking Instagram."
                + " Tokens are not shown.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:listed, however the accounts are",
            "2:the command was not understood",
            "69:the database did not answer",
            "78:the configuration is broken; every problem is listed on stderr"
        })
final class AccountsListCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final AtTheStores stores;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description = "Only accounts of this level: ok, warning or error.",
            converter = LevelName.class)
    private @Nullable Level level;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    AccountsListCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        List<ShownAccount> accounts = stores.work(connect -> {
            List<ShownAccount> found = new ArrayList<>();
            connect.listAccounts().each(connection -> {
                if (level == null || connection.health().level() == level) {
                    ShownAccount.of(connection).ifPresent(found::add);
                }
            });
            return found;
        });
        if (json) {
            terminal.say(Json.text(Map.of("accounts", accounts)));
        } else {
            accounts.forEach(account -> terminal.say(account.line()));
        }
        return ExitCode.OK;
    }

    static final class LevelName implements picocli.CommandLine.ITypeConverter<Level> {
        @Override
        public Level convert(String text) {
            for (Level one : List.of(Level.OK, Level.WARNING, Level.ERROR)) {
                if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return one;
                }
            }
            throw new picocli.CommandLine.TypeConversionException("one of ok, warning, error");
        }
    }
}
