package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.sandbox.Sandbox;
import com.clariva.connect.app.sandbox.SandboxOptions;
import com.clariva.connect.core.secret.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs everything there is on this machine, Instagram included. */
@Command(
        name = "sandbox",
        description = "Runs the whole product with an embedded PostgreSQL and a simulated Instagram."
                + " Nothing has to be installed or configured.")
final class SandboxCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--tour", description = "Walk the main job by itself, print one line per step, and end.")
    private boolean tour;

    @Option(names = "--redis", paramLabel = "URL", description = "Keep the queue in this Redis instead of PostgreSQL.")
    private @Nullable String redis;

    @Option(names = "--data", paramLabel = "DIR", description = "Keep the data in this folder.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "Listen on this port. 0 takes any free one.")
    private @Nullable Integer port;

    SandboxCommand(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal is null");
    }

    @Override
    public Integer call() {
        SandboxOptions options = new SandboxOptions(
                tour, Optional.ofNullable(redis).map(Secret::of), Optional.ofNullable(data), Optional.ofNullable(port));
        return Sandbox.run(options, terminal);
    }
}
