package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.arguments.Understood;
import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Progress;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.token.RefreshOutcome;
import com.clariva.connect.core.token.RefreshTokens;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Refreshes tokens now. */
@Command(
        name = "refresh",
        description = "Refreshes the tokens that are due, which running servers do every minute, or one account's"
                + " token. It may be used beside running servers: no token is refreshed by two at a time.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing was due, or all that was is refreshed",
            "1:at least one token was not refreshed; a line says why",
            "2:the command was not understood",
            "69:the database did not answer",
            "78:the configuration is broken; every problem is listed on stderr"
        })
final class TokensRefreshCommand implements Callable<Integer> {
    private static final String REFRESHED = "refreshed";
    private static final String SUPERSEDED = "superseded";

    private static final long A_LINE_FOR = 100;

    private final Terminal terminal;
    private final AtTheStores stores;

    @Option(
            names = "--account",
            paramLabel = "ID",
            converter = Understood.Account.class,
            description = "This Instagram account's token, due or not. It has to be a day old.")
    private @Nullable InstagramId account;

    @Option(names = "--json", description = "Print JSON, and no progress.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    TokensRefreshCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        Optional<InstagramId> one = Optional.ofNullable(account);
        return stores.work(connect -> one.map(id -> refresh(connect.refreshTokens(), id))
                .orElseGet(() -> refreshDue(connect.refreshTokens())));
    }

    private int refresh(RefreshTokens tokens, InstagramId id) {
        RefreshOutcome outcome = tokens.refresh(id);
        if (json) {
            return said(Map.of(outcome, 1));
        }
        if (outcome == RefreshOutcome.REFRESHED) {
            terminal.say(id + "  refreshed");
            return ExitCode.OK;
        }
        terminal.complain("clariva-connect: " + id + " " + words(outcome));
        return ExitCode.FAILURE;
    }

    private int refreshDue(RefreshTokens tokens) {
        Map<RefreshOutcome, Integer> endings = new EnumMap<>(RefreshOutcome.class);
        Progress progress = Progress.of(terminal, spec, json, A_LINE_FOR);
        Map<RefreshOutcome, Integer> some = tokens.sweep();
        while (!some.isEmpty()) {
            some.forEach((outcome, count) -> endings.merge(outcome, count, Integer::sum));
            int tried = endings.values().stream().mapToInt(count -> count).sum();
            progress.at(tried, tried + " tokens tried so far");
            some = tokens.sweep();
        }
        progress.end();
        if (json) {
            return said(endings);
        }
        int refreshed = endings.getOrDefault(RefreshOutcome.REFRESHED, 0);
        terminal.say(refreshed + " refreshed");
        endings.remove(RefreshOutcome.REFRESHED);
        endings.remove(RefreshOutcome.SUPERSEDED);
        endings.forEach((outcome, count) -> terminal.complain("clariva-connect: " + count + " " + words(outcome)));
        return endings.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }

    /** As JSON: how many were refreshed, and by what the others were not. */
    private int said(Map<RefreshOutcome, Integer> endings) {
        Map<String, Integer> others = new TreeMap<>();
        endings.forEach((outcome, count) -> others.put(outcome.name().toLowerCase(Locale.ROOT), count));
        Optional<Integer> refreshed = Optional.ofNullable(others.remove(REFRESHED));
        terminal.say(Json.text(Map.of("refreshed", refreshed.orElse(0), "notRefreshed", others)));
        others.remove(SUPERSEDED);
        return others.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static String words(RefreshOutcome outcome) {
        return switch (outcome) {
            case REFRESHED -> "refreshed";
            case POSTPONED -> "not refreshed: Instagram did not say yes; it is tried again";
            case REFUSED -> "not refreshed: Instagram refused the token; the doctor has to connect again";
            case SUPERSEDED -> "not refreshed: somebody else replaced the token meanwhile";
            case TOO_YOUNG -> "not refreshed: the token is not a day old";
            case NOT_AVAILABLE -> "not refreshed: it has no token in use, or it was tried within the last half minute";
        };
    }
}
