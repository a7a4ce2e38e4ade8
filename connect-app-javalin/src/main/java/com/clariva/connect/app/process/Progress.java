package com.clariva.connect.app.process;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine.Model.CommandSpec;

/**
 * How far long work has come, for the person who waits for it: on a terminal one line that is rewritten,
 * elsewhere a line now and then. It goes to err; a program that reads the result is told nothing.
 */
public final class Progress {
    private final Terminal terminal;
    private final Manner manner;
    private final long every;
    private long told;

    private Progress(Terminal terminal, Manner manner, long every) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.manner = requireNonNull(manner, "manner is null");
        this.every = every;
    }

    /**
     * The progress of this command.
     *
     * @param silent whether nobody is to be told
     * @param every so many steps get a line where lines cannot be rewritten
     */
    public static Progress of(Terminal terminal, CommandSpec spec, boolean silent, long every) {
        boolean rewrites = terminal.isRewritable()
                && spec.commandLine().getColorScheme().ansi().enabled();
        return new Progress(terminal, silent ? Manner.SILENT : rewrites ? Manner.REWRITES : Manner.LINES, every);
    }

    /** So many steps are done. */
    public void at(long steps, String line) {
        if (manner == Manner.REWRITES) {
            terminal.rewrite(line);
        } else if (manner == Manner.LINES && steps / every > told) {
            terminal.complain(line);
        }
        told = steps / every;
    }

    /** A stretch is over, of which {@code line} stays. Steps are counted anew. */
    public void endWith(String line) {
        end();
        if (manner != Manner.SILENT) {
            terminal.complain(line);
        }
    }

    /** A stretch is over, and its result says enough. */
    public void end() {
        terminal.clear();
        told = 0;
    }

    private enum Manner {
        SILENT,
        LINES,
        REWRITES
    }
}
