package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.sandbox.SandboxFolder;
import com.clariva.connect.app.sandbox.Stay;
import com.clariva.connect.app.tour.Tour;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs everything there is on this machine, Instagram included. */
@Command(
        name = "sandbox",
        description = "Runs the whole product with an embedded PostgreSQL and a simulated Instagram."
                + " Nothing has to be installed or configured.")
final class SandboxCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65535;
    private static final String OWN_FOLDER =
            "--tour takes a fresh folder and free ports, so --data and --port do not go with it";

    private final Terminal terminal;
    private final Map<String, String> environment;

    @Option(names = "--tour", description = "Walk the main job by itself, print one line per step, and end.")
    private boolean tour;

    @Option(
            names = "--redis",
            paramLabel = "URL",
            description = "Keep the queue in this Redis, which nobody else may use, instead of PostgreSQL.")
    private @Nullable String redis;

    @Option(names = "--data", paramLabel = "DIR", description = "Keep the data in this folder.")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "Listen on this port. 0 takes any free one.")
    private @Nullable Integer port;

    @Spec
    private @Nullable CommandSpec spec;

    SandboxCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() {
        refuseUnless(!tour || (data == null && port == null), OWN_FOLDER);
        refuseUnless(port == null || (port >= 0 && port <= LAST_PORT), "--port is 0 to " + LAST_PORT);
        if (tour) {
            return new Tour(variables("error"), terminal).walk();
        }
        OptionalInt wish = port == null ? OptionalInt.empty() : OptionalInt.of(port);
        new Stay(data == null ? SandboxFolder.usual() : data, wish, variables("info"), terminal).run();
        return ExitCode.OK;
    }

    private void refuseUnless(boolean good, String rule) {
        if (!good) {
            throw new ParameterException(requireNonNull(spec, "spec is null").commandLine(), rule);
        }
    }

    /** A sandbox is the same everywhere; of the environment, only these change it. */
    private Map<String, String> variables(String logLevel) {
        Map<String, String> variables = new HashMap<>(Map.of("LOG_LEVEL", logLevel));
        for (String name : List.of("LOG_LEVEL", "LOG_FORMAT", "DATABASE_URL")) {
            Optional.ofNullable(environment.get(name)).ifPresent(value -> variables.put(name, value));
        }
        Optional.ofNullable(redis).ifPresent(url -> variables.put("REDIS_URL", url));
        return variables;
    }
}
