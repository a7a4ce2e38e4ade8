package com.clariva.connect.app.keys;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Progress;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.keys.RequireKeys;
import com.clariva.connect.core.keys.Rotation;
import com.clariva.connect.core.keys.RotationProgress;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Seals everything that is stored with the first key. */
@Command(
        name = "rotate",
        description = "Seals everything that is stored with the first of CONNECT_ENCRYPTION_KEYS, and says which of the"
                + " others may be removed. Servers may go on running. It may be ended at any moment and begun again.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is sealed with the first key; a line for each other one says whether it may be removed",
            "1:something is not; a line says how much, and with which key it is sealed",
            "2:the command was not understood",
            "69:the database or Redis did not answer; what is done is done",
            "78:the configuration is broken, or a key that stored values need is not in it"
        })
final class KeysRotateCommand implements Callable<Integer> {
    /** A line for so many values, so that a large store shows that it gets on. */
    private static final long A_LINE_FOR = 10_000;

    private static final long QUIET = RequireKeys.QUIET.toMinutes();

    private final Terminal terminal;
    private final AtTheStores stores;

    @Option(names = "--json", description = "Print the result as JSON, and no progress.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    KeysRotateCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        Progress progress = Progress.of(terminal, spec, json, A_LINE_FOR);
        Rotation rotation = stores.work(connect -> connect.rotateKeys().rotate(walk -> tell(walk, progress)));
        if (json) {
            terminal.say(Json.text(ShownRotation.of(rotation)));
        } else {
            rotation.keys().forEach(key -> terminal.say(line(key)));
        }
        if (rotation.unopened() > 0) {
            terminal.complain("clariva-connect: " + rotation.unopened()
                    + " values do not open; the lines above name their keys where they are not configured");
        }
        return rotation.complete() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private static void tell(RotationProgress walk, Progress progress) {
        String line = walk.store() + ": " + walk.looked() + " looked at, " + walk.resealed() + " sealed anew";
        if (walk.done()) {
            progress.endWith(line);
        } else {
            progress.at(walk.looked(), line + " so far");
        }
    }

    private static String line(Rotation.KeyUse key) {
        String sealed = amounts(key.sealed());
        return "key " + key.name()
                + switch (key.state()) {
                    case SEALS -> " seals; sealed with it are " + (sealed.isEmpty() ? "0 values" : sealed);
                    case NEEDED -> " is still needed; sealed with it are " + sealed;
                    case JUST_USED ->
                        " seals nothing that is stored, but an instance had it first within the last " + QUIET
                                + " minutes. Run this again " + QUIET
                                + " minutes after the last instance was restarted without it as the first";
                    case UNUSED -> " is no longer used, it may be removed";
                };
    }

    private static String amounts(Map<String, Long> sealed) {
        return sealed.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
