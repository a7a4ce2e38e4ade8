package com.clariva.connect.app.keys;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.adapters.persistence.EncryptionKeys;
import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a key. */
@Command(
        name = "new",
        description = "Prints one line: a fresh key, as a value for CONNECT_ENCRYPTION_KEYS. Keep a copy in a safe"
                + " place: without it, what was stored cannot be read again.")
final class KeysNewCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final InstantSource clock;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    KeysNewCommand(Terminal terminal, InstantSource clock) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public Integer call() {
        String key = EncryptionKeys.fresh(clock);
        terminal.say(json ? Json.text(Map.of("key", key)) : key);
        return ExitCode.OK;
    }
}
