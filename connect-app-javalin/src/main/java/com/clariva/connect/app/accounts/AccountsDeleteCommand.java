package com.clariva.connect.app.accounts;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.DeleteAccountData;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deletes what is stored of accounts. */
@Command(
        name = "delete",
        description = "Deletes what is stored of the accounts whose ids a file lists, as Meta e-mails them: links,"
                + " tokens, events, dead letters and replies. Running servers finish what cannot be done at once."
                + " It may be repeated.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every deletion is ordered; unknown ids are no error",
            "2:the command was not understood, or the file; nothing was deleted",
            "69:the database did not answer; a line says how far it got, and the command may be repeated",
            "78:the configuration is broken; every problem is listed on stderr"
        })
final class AccountsDeleteCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final AtTheStores stores;

    @Option(
            names = "--from-file",
            paramLabel = "FILE",
            required = true,
            description = "Ids of any kind that Meta gives to an account, one or more on each line; what stands"
                    + " behind # is not read.")
    private @Nullable Path file;

    @Option(names = "--dry-run", description = "Only say how many ids the file lists.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    AccountsDeleteCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        Set<InstagramId> ids = IdFile.read(requireNonNull(file, "picocli requires it"))
                .orElseThrow(why -> new ParameterException(spec.commandLine(), why));
        if (dryRun) {
            terminal.say(ids.size() + " ids in the file, nothing deleted (dry run)");
            return ExitCode.OK;
        }
        return stores.work(connect -> orderAll(connect.deleteAccountData(), ids));
    }

    private int orderAll(DeleteAccountData deleteAccountData, Set<InstagramId> ids) {
        int known = 0;
        int ordered = 0;
        try {
            for (InstagramId id : ids) {
                DeleteAccountData.Ordered order = deleteAccountData.order(id);
                ordered++;
                known += order.isKnown() ? 1 : 0;
                terminal.say(id + "  " + (order.isKnown() ? "deletion ordered" : "not known here") + "  "
                        + order.code().value());
            }
        } catch (ConnectException.StorageUnavailable e) {
            terminal.complain("clariva-connect: " + e.getMessage() + ", after " + ordered + " of " + ids.size());
            return ExitCode.UNAVAILABLE;
        }
        terminal.say(ordered + " ids, " + known + " known");
        return ExitCode.OK;
    }
}
