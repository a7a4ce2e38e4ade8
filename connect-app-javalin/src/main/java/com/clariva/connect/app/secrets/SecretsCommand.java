package com.clariva.connect.app.secrets;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.secret.SecretUse;
import com.clariva.connect.core.secret.SecretsReview;
import com.clariva.connect.core.secret.SecretsReview.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says which secrets are still used. */
@Command(
        name = "secrets",
        description = "Says which app secrets and verify tokens were matched, by all servers, and which may be removed."
                + " No value is shown.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:said",
            "2:the command was not understood",
            "69:the database did not answer",
            "78:the configuration is broken; every problem is listed on stderr"
        })
public final class SecretsCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final AtTheStores stores;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    public SecretsCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        SecretsReview review = stores.work(connect -> connect.reviewSecrets().review());
        if (json) {
            terminal.say(Json.text(ShownSecrets.of(review)));
            return ExitCode.OK;
        }
        review.secrets().forEach(finding -> terminal.say(line(finding)));
        review.unmatched()
                .forEach(one -> terminal.say(
                        "matched none: " + one.flaw() + "  " + one.times() + " times, last at " + one.lastAt()));
        review.hint().ifPresent(hint -> terminal.say("  " + hint));
        return ExitCode.OK;
    }

    private static String line(Finding finding) {
        return finding.name() + "  " + used(finding.use()) + "  " + verdict(finding);
    }

    private static String used(Optional<SecretUse> use) {
        Optional<Instant> last = use.flatMap(SecretUse::lastMatchedAt);
        if (last.isPresent()) {
            return "matched " + use.map(SecretUse::times).orElse(0L) + " times, last at " + last.get();
        }
        return use.map(known -> "not matched since " + known.watchedSince())
                .orElse("not watched: no server has run with it");
    }

    private static String verdict(Finding finding) {
        if (finding.isSafeToRemove()) {
            return "unused for 24 h, safe to remove";
        }
        return switch (finding.verdict()) {
            case IN_USE -> "in use";
            case UNUSED -> "unused for 24 h";
            case UNDECIDED -> "not known yet whether it is needed";
        };
    }
}
