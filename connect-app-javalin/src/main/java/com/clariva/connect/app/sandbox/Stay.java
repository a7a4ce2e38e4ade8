package com.clariva.connect.app.sandbox;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.Lifetime;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.Opened;
import com.clariva.connect.app.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** A sandbox that stays until it is asked to stop, with a demo doctor to play. */
public final class Stay {
    private static final int USUAL_PORT = 8080;
    private static final String JWT_FILE = "doctor.jwt";
    private static final String OPERATOR_FILE = "operator.key";

    private final Path data;
    private final SandboxPlan plan;
    private final Terminal terminal;

    /**
     * @param port where the product listens; if empty, the usual one or, if that is taken, any other
     * @param variables of the product, beside those every sandbox sets
     */
    public Stay(Path data, OptionalInt port, Map<String, String> variables, Terminal terminal) {
        this.data = requireNonNull(data, "data is null");
        this.plan =
                new SandboxPlan(port.orElseGet(() -> FreePort.preferably(USUAL_PORT)), new DemoHandler(), variables);
        this.terminal = requireNonNull(terminal, "terminal is null");
    }

    /** Starts, says what to open, and does not return: the process ends when it is asked to stop. */
    public void run() {
        Lifetime.from(this::opened);
    }

    private Opened opened() {
        Opened opened = new Opened();
        try {
            start(opened);
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    void start(Opened opened) {
        SandboxFolder folder = opened.add(SandboxFolder.at(data));
        Sandbox sandbox = Sandbox.start(folder, plan, opened);
        Visitor doctor = opened.add(sandbox.visitor(DemoDoctor.ID));
        Path jwt = folder.path().resolve(JWT_FILE);
        keep(doctor.jwt(), jwt);
        Path operatorKey = folder.path().resolve(OPERATOR_FILE);
        keep(SandboxSecrets.in(folder).operatorKey(), operatorKey);
        URI page = sandbox.url().resolve("/settings/instagram");
        int port = plan.port() == 0 ? FreePort.any() : FreePort.preferably(plan.port() + 2);
        SignInDesk desk = opened.add(SignInDesk.open(port, doctor, page));
        new Welcome(sandbox, desk.url(), new Welcome.Files(jwt, operatorKey))
                .lines()
                .forEach(terminal::say);
    }

    private static void keep(String secret, Path file) {
        try {
            PrivateFile.write(file, secret);
        } catch (IOException e) {
            throw StartFailure.because("the file " + file + " cannot be written");
        }
    }
}
