package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.visit.UnreachableException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Goes step by step, a line for each, as far as the ground holds: steps stand upon those before them. */
final class Walk {
    private final List<Step> steps;
    private final BooleanSupplier interruption;
    private final Terminal terminal;

    /** @param interruption whether the process has been told to end */
    Walk(List<Step> steps, BooleanSupplier interruption, Terminal terminal) {
        this.steps = List.copyOf(steps);
        this.interruption = requireNonNull(interruption, "interruption is null");
        this.terminal = requireNonNull(terminal, "terminal is null");
    }

    /** The exit code: 0 only if every step was seen to work. */
    int go() {
        for (int number = 1; number <= steps.size(); number++) {
            if (!goes(number, steps.get(number - 1))) {
                terminal.complain("Step " + number + " of " + steps.size()
                        + " did not work, and those after it were not tried. LOG_LEVEL=info shows the log.");
                return ExitCode.FAILURE;
            }
        }
        terminal.say("All " + steps.size() + " steps were seen to work.");
        return ExitCode.OK;
    }

    private boolean goes(int number, Step step) {
        try {
            terminal.say(line("ok", number, step, step.walk().get()));
            return true;
        } catch (Unexpected | UnreachableException e) {
            return stumbled(number, step, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A library's message may hold a password, so only its kind is shown.
            return stumbled(number, step, "broke off with " + e.getClass().getSimpleName());
        }
    }

    /** What an interrupted step saw says nothing about the product. */
    private boolean stumbled(int number, Step step, String seen) {
        boolean interrupted = interruption.getAsBoolean();
        terminal.say(line(interrupted ? "----" : "FAIL", number, step, interrupted ? "interrupted" : seen));
        return false;
    }

    private static String line(String verdict, int number, Step step, String seen) {
        return String.format("%-4s %2d %s: %s", verdict, number, step.title(), seen);
    }
}
