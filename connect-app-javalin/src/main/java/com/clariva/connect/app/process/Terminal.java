package com.clariva.connect.app.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.PrintWriter;

/** What the person who started the process reads. Results go out, what is wrong goes to err. */
public final class Terminal {
    private final PrintWriter out;
    private final PrintWriter err;

    public Terminal(PrintStream out, PrintStream err) {
        this.out = new PrintWriter(out, true, UTF_8);
        this.err = new PrintWriter(err, true, UTF_8);
    }

    public void say(String line) {
        out.println(line);
    }

    public void complain(String line) {
        err.println(line);
    }

    /** In the place of the line that was rewritten last. Only for what understands control sequences. */
    void rewrite(String line) {
        err.print("\r\u001b[K" + line);
        err.flush();
    }

    public PrintWriter out() {
        return out;
    }

    public PrintWriter err() {
        return err;
    }
}
