package com.clariva.connect.app.sandbox;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.simulator.Sample;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What the sandbox says when everything runs: what to open, and what to try. */
final class Welcome {
    private final Sandbox sandbox;
    private final URI desk;
    private final Files files;

    Welcome(Sandbox sandbox, URI desk, Files files) {
        this.sandbox = requireNonNull(sandbox, "sandbox is null");
        this.desk = requireNonNull(desk, "desk is null");
        this.files = requireNonNull(files, "files is null");
    }

    /** Where secrets are that are not said. */
    record Files(Path jwt, Path operatorKey) {
        Files {
            requireNonNull(jwt, "jwt is null");
            requireNonNull(operatorKey, "operatorKey is null");
        }
    }

    List<String> lines() {
        String account = Sample.DR_EXAMPLE.username();
        return List.of(
                "",
                "Clariva Connect is running. Instagram is simulated; nothing leaves this machine.",
                "",
                "Open",
                "  " + desk + "  the settings page, signed in as " + DemoDoctor.NAME,
                "  " + sandbox.instagram().url() + "/  the simulated Instagram, to play a patient",
                "  " + sandbox.url().resolve("/ops") + "  the operator page; its key is in " + files.operatorKey(),
                "  " + sandbox.url().resolve("/health") + "  whether all is well",
                "",
                "Try",
                "  1. On the settings page press Connect, and allow it for " + account + ".",
                "  2. At the simulated Instagram write to " + account + " as a patient. The answer is there at once.",
                "  3. Repeat the delivery, or forge one, and see that nothing is answered twice or by mistake.",
                "  4. Ask what the doctor's front end would ask:",
                "     curl -H \"Authorization: Bearer $(cat '" + files.jwt() + "')\" "
                        + sandbox.url().resolve("/api/v1/settings/instagram/status"),
                "",
                "Everything is kept in " + files.jwt().getParent()
                        + "; delete that folder to begin anew. Ctrl-C stops.",
                "");
    }
}
