package com.clariva.connect.app.tour;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.ExitCode;
import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.sandbox.Sandbox;
import com.clariva.connect.app.sandbox.SandboxFolder;
import com.clariva.connect.app.sandbox.SandboxPlan;
import com.clariva.connect.app.server.Opened;
import com.clariva.connect.core.ConnectException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks the main job in a sandbox of its own, and says of each step what was seen. */
public final class Tour {
    private final Path temp;
    private final Map<String, String> variables;
    private final Terminal terminal;

    /** @param variables of the product, beside those every sandbox sets */
    public Tour(Map<String, String> variables, Terminal terminal) {
        this(Path.of(System.getProperty("java.io.tmpdir")), variables, terminal);
    }

    Tour(Path temp, Map<String, String> variables, Terminal terminal) {
        this.temp = requireNonNull(temp, "temp is null");
        this.variables = Map.copyOf(variables);
        this.terminal = requireNonNull(terminal, "terminal is null");
    }

    /**
     * Starts everything in a fresh folder on free ports, walks, and leaves nothing behind.
     *
     * @return the exit code of the process: 0 only if every step was seen to work
     */
    public int walk() {
        try (Interruption interruption = Interruption.watch();
                Opened opened = new Opened()) {
            try {
                return walk(opened, interruption);
            } catch (StartFailure | ConnectException e) {
                if (!interruption.happened()) {
                    throw e;
                }
                terminal.complain("Interrupted before the first step.");
                return ExitCode.FAILURE;
            } finally {
                interruption.calm();
            }
        }
    }

    private int walk(Opened opened, Interruption interruption) {
        SandboxFolder folder = opened.add(SandboxFolder.temporaryIn(temp));
        Sandbox sandbox = Sandbox.start(folder, plan(), opened);
        List<Step> steps = steps(opened.add(new Stage(sandbox)));
        return new Walk(steps, interruption::happened, terminal).go();
    }

    private SandboxPlan plan() {
        Map<String, String> all = new HashMap<>(variables);
        all.put("RETRY_DELAYS", "1s");
        return new SandboxPlan(0, new TourHandler(), all);
    }

    private List<Step> steps(Stage stage) {
        LinkingSteps linking = new LinkingSteps(stage);
        List<Step> steps = new ArrayList<>();
        steps.addAll(new HouseSteps(stage, variables.containsKey("REDIS_URL") ? "redis" : "postgresql").steps());
        steps.addAll(linking.steps());
        steps.addAll(new MessageSteps(stage).steps());
        steps.addAll(new ParkingSteps(stage).steps());
        steps.addAll(new RefusalSteps(stage, linking::usedCallback).steps());
        steps.addAll(new LeavingSteps(stage).steps());
        steps.addAll(new LastSteps(stage).steps());
        return steps;
    }
}
