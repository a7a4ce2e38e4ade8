package com.clariva.connect.app;

import com.clariva.connect.app.accounts.AccountsCommand;
import com.clariva.connect.app.diagnosis.DiagnoseCommand;
import com.clariva.connect.app.events.EventsCommand;
import com.clariva.connect.app.keys.KeysCommand;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.secrets.SecretsCommand;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.app.settings.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Where the process starts, and the one place that knows the real clock, console and environment. */
public final class Main {
    private static final String SERVE = "serve";
    private static final Path OUR_ERR = Path.of("/proc/self/fd/2");

    private Main() {}

    public static void main(String[] arguments) {
        InstantSource clock = InstantSource.system();
        Supplier<Settings> settings = () -> Settings.load(Path.of(""), System.getenv(), clock);
        Terminal terminal = new Terminal(System.out, System.err, Terminal.mayBeBehind(OUR_ERR));
        System.exit(run(terminal, settings, clock, arguments));
    }

    /** To make all commands known takes a quarter of a second, which {@code serve} by itself need not wait for. */
    static int run(Terminal terminal, Supplier<Settings> settings, InstantSource clock, String... arguments) {
        return List.of(arguments).equals(List.of(SERVE))
                ? serve(terminal, settings, clock)
                : commandLine(terminal, settings, clock).execute(arguments);
    }

    private static int serve(Terminal terminal, Supplier<Settings> settings, InstantSource clock) {
        try {
            return new ServeCommand(settings, clock).call();
        } catch (RuntimeException failure) {
            return new Failures(terminal).failed(failure);
        }
    }

    static CommandLine commandLine(Terminal terminal, Supplier<Settings> settings, InstantSource clock) {
        Failures failures = new Failures(terminal);
        return new CommandLine(new ConnectCommand())
                .addSubcommand(SERVE, new ServeCommand(settings, clock))
                .addSubcommand("sandbox", new SandboxCommand(terminal, System.getenv()))
                .addSubcommand(
                        "config",
                        new CommandLine(new ConfigCommand()).addSubcommand(new ConfigCheckCommand(terminal, settings)))
                .addSubcommand("keys", KeysCommand.with(terminal, settings, clock))
                .addSubcommand("events", EventsCommand.with(terminal, settings, clock))
                .addSubcommand("accounts", AccountsCommand.with(terminal, settings, clock))
                .addSubcommand(new SecretsCommand(terminal, new AtTheStores(settings, clock)))
                .addSubcommand(new DiagnoseCommand(terminal, new AtTheStores(settings, clock)))
                .addSubcommand("tokens", TokensCommand.with(terminal, settings, clock))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler(failures::misunderstood)
                .setExecutionExceptionHandler((failure, command, parsed) -> failures.failed(failure));
    }
}
