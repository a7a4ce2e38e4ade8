package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.settings.KeyLine;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes a key. */
@Command(
        name = "new",
        description = "Prints one line: a fresh key, as a value for CONNECT_ENCRYPTION_KEYS. Keep a copy in a safe"
                + " place: without it, what was stored cannot be read again.")
final class KeysNewCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final SecureRandom random;

    KeysNewCommand(Terminal terminal, SecureRandom random) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.random = requireNonNull(random, "random is null");
    }

    @Override
    public Integer call() {
        terminal.say(KeyLine.fresh(random).reveal());
        return ExitCode.OK;
    }
}
