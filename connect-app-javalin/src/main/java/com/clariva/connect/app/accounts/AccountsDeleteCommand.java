package com.clariva.connect.app.accounts;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.privacy.DeleteAccountData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Option(names = "--json", description = "Print JSON, at the end, and no progress.")
    private boolean json;

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
            say(
                    new ShownDeletions(true, ids.size(), 0, List.of()),
                    ids.size() + " ids in the file, nothing deleted (dry run)");
            return ExitCode.OK;
        }
        return stores.work(connect -> orderAll(connect.deleteAccountData(), ids));
    }

    private int orderAll(DeleteAccountData deleteAccountData, Set<InstagramId> ids) {
        List<ShownDeletions.One> ordered = new ArrayList<>();
        boolean away = false;
        try {
            for (InstagramId id : ids) {
                DeleteAccountData.Ordered order = deleteAccountData.order(id);
                ordered.add(new ShownDeletions.One(
                        id.value(), order.isKnown(), order.code().value()));
                tell(ordered);
            }
        } catch (ConnectException.StorageUnavailable e) {
            terminal.complain("clariva-connect: " + e.getMessage() + ", after " + ordered.size() + " of " + ids.size());
            away = true;
        }
        int known = (int) ordered.stream().filter(ShownDeletions.One::known).count();
        if (json || !away) {
            say(new ShownDeletions(false, ids.size(), known, ordered), ordered.size() + " ids, " + known + " known");
        }
        return away ? ExitCode.UNAVAILABLE : ExitCode.OK;
    }

    private void tell(List<ShownDeletions.One> ordered) {
        if (!json) {
            terminal.say(ordered.get(ordered.size() - 1).line());
        }
    }

    private void say(ShownDeletions deletions, String line) {
        terminal.say(json ? Json.text(deletions) : line);
    }
}
