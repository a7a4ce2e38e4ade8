package com.clariva.connect.app.diagnosis;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.arguments.Understood;
import com.clariva.connect.app.http.Json;
import com.clariva.connect.app.http.ShownDiagnosis;
import com.clariva.connect.app.process.Terminal;
import com.clariva.connect.app.server.AtTheStores;
import com.clariva.connect.core.diagnosis.Diagnosis;
import com.clariva.connect.core.event.DoctorId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong. */
@Command(
        name = "diagnose",
        description = "Says what is wrong and what to do, for the whole house or for one doctor. It runs beside the"
                + " servers, with their configuration, reads the database and changes nothing; Instagram is not asked.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:at least one warning, and no problem",
            "2:at least one problem, such as a database that does not answer; or the command was not understood",
            "69:not used; a database that does not answer is a problem that is found",
            "78:the configuration is broken, and every problem is listed on stderr; or the database holds tables that are"
                    + " not ours"
        })
public final class DiagnoseCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final AtTheStores stores;

    @Option(
            names = "--doctor",
            paramLabel = "UUID",
            converter = Understood.Doctor.class,
            description = "What concerns this doctor: the house, and the doctor's account instead of all.")
    private @Nullable DoctorId doctor;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public DiagnoseCommand(Terminal terminal, AtTheStores stores) {
        this.terminal = requireNonNull(terminal, "terminal is null");
        this.stores = requireNonNull(stores, "stores is null");
    }

    @Override
    public Integer call() {
        Diagnosis diagnosis = stores.diagnose(Optional.ofNullable(doctor));
        if (json) {
            terminal.say(Json.text(ShownDiagnosis.of(diagnosis)));
        } else {
            FindingLines lines = new FindingLines(ansi());
            diagnosis.findings().stream().flatMap(lines::of).forEach(terminal::sayColoured);
            terminal.sayColoured(lines.sum(diagnosis));
        }
        return switch (diagnosis.level()) {
            case OK -> 0;
            case WARNING -> 1;
            case PROBLEM -> 2;
        };
    }

    /** On a terminal that wants colours. */
    private Ansi ansi() {
        return spec.commandLine().getColorScheme().ansi();
    }
}
