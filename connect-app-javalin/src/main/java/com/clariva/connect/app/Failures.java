package com.clariva.connect.app;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.environment.InvalidConfiguration;
import com.clariva.connect.app.environment.Problem;
import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.log.Wordless;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a line a person can use and a number a script can use. Never a stack trace. */
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private final Terminal terminal;

    Failures(Terminal terminal) {
        this.terminal = requireNonNull(terminal, "terminal is null");
    }

    int misunderstood(ParameterException failure, String... arguments) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        complain(sentenceOf(failure) + " (see '" + command + " --help')");
        return ExitCode.USAGE;
    }

    int failed(Exception failure) {
        log.debug("The command failed", Wordless.of(failure));
        if (failure instanceof InvalidConfiguration invalid) {
            return broken(invalid.problems());
        }
        if (failure instanceof StartFailure start) {
            complain(start.getMessage());
            return start.exitCode();
        }
        if (failure instanceof ConnectException.KeyMissing) {
            complain(failure.getMessage() + " (see 'The encryption keys' in docs/operating.md)");
            return ExitCode.CONFIGURATION;
        }
        if (failure instanceof ConnectException.TransactionPooling) {
            complain(failure.getMessage());
            return ExitCode.CONFIGURATION;
        }
        if (failure instanceof ConnectException) {
            complain(failure.getMessage());
            return ExitCode.UNAVAILABLE;
        }
        // A library's message may hold a password, so only its kind is shown.
        complain("unexpected " + failure.getClass().getSimpleName() + "; with LOG_LEVEL=debug the log says where");
        return ExitCode.FAILURE;
    }

    private int broken(List<Problem> problems) {
        complain("the configuration has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems"));
        problems.forEach(problem -> terminal.complain("  " + problem));
        return ExitCode.CONFIGURATION;
    }

    private void complain(@Nullable String sentence) {
        terminal.complain("clariva-connect: " + sentence);
    }

    private static String sentenceOf(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()
                ? "'" + unmatched.getUnmatched().get(0) + "' is not understood here"
                : firstLineOf(failure);
    }

    private static String firstLineOf(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("not understood");
    }
}
