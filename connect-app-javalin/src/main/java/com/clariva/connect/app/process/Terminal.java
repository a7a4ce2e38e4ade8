package com.clariva.connect.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the person who started the process reads. Results go out, what is wrong goes to err. A line that is
 * being rewritten makes room for both.
 */
public final class Terminal {
    private static final List<String> TERMINALS = List.of("/dev/pts/", "/dev/tty", "/dev/console");

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean rewritable;
    private boolean open;

    public Terminal(PrintStream out, PrintStream err) {
        this(out, err, true);
    }

    /** @param rewritable whether a line of err may be rewritten, where the console understands that at all */
    public Terminal(PrintStream out, PrintStream err, boolean rewritable) {
        this.out = new PrintWriter(out, true, UTF_8);
        this.err = new PrintWriter(err, true, UTF_8);
        this.rewritable = rewritable;
    }

    /**
     * Whether {@code stream}, as Linux shows what a process has open, leads to a terminal. Where that is not
     * shown it may.
     */
    public static boolean mayBeBehind(Path stream) {
        try {
            String target = Files.readSymbolicLink(stream).toString();
            return TERMINALS.stream().anyMatch(target::startsWith);
        } catch (IOException | UnsupportedOperationException e) {
            return true;
        }
    }

    /** Prints {@code line} as one line. Control characters, which other people's names and texts may hold, are escaped. */
    public void say(String line) {
        clear();
        out.println(PrintableText.of(line));
    }

    /** As {@link #say}, for a line with colours, whose parts of others' making are {@link PrintableText} already. */
    public void sayColoured(String line) {
        clear();
        out.println(line);
    }

    /** As {@link #say}, to err. */
    public void complain(String line) {
        clear();
        err.println(PrintableText.of(line));
    }

    /** In the place of the line that was rewritten last. Only for what understands control sequences. */
    void rewrite(String line) {
        err.print("\r\u001b[K" + line);
        err.flush();
        open = true;
    }

    /** Nothing is left of the line that was rewritten. */
    void clear() {
        if (open) {
            rewrite("");
        }
        open = false;
    }

    boolean isRewritable() {
        return rewritable;
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }
}
