package com.clariva.connect.app.sandbox;

import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.process.Terminal;

/** Everything there is, on this machine. */
public final class Sandbox {

    private Sandbox() {
        throw StartFailure.because("sandbox is not built yet");
    }

    /**
     * Runs until it is asked to stop, or until the tour has ended.
     *
     * @return the exit code of the process
     */
    public static int run(SandboxOptions options, Terminal terminal) {
        return new Sandbox().await();
    }

    private int await() {
        return ExitCode.OK;
    }
}
