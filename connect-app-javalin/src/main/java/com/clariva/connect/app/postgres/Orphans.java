package com.clariva.connect.app.postgres;

import static java.util.function.Predicate.isEqual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Servers that outlived the process that started them. Whoever holds the folder's lock may stop them. */
final class Orphans {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Orphans() {}

    static void stopIn(ServerFolder home) throws IOException {
        if (Files.notExists(home.cluster())) {
            return;
        }
        List<ProcessHandle> processes = processesIn(home.cluster().toRealPath());
        Optional<ProcessHandle> postmaster = processes.stream()
                .filter(process ->
                        postmasterPid(home).filter(isEqual(process.pid())).isPresent())
                .findFirst();
        postmaster.ifPresent(process -> Signals.interrupt(process.pid()));
        if (!Signals.awaitEnd(processes, PATIENCE)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            Signals.awaitEnd(processes, PATIENCE);
        }
        // Nobody is left. A process that has got the old number by chance must not be taken for a server.
        Files.deleteIfExists(home.postmasterPid());
    }

    /** Every process of a server works in the folder of its cluster. */
    private static List<ProcessHandle> processesIn(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        workingFolder(process).filter(isEqual(cluster)).isPresent())
                .toList();
    }

    private static Optional<Path> workingFolder(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "cwd")));
        } catch (IOException endedOrForeign) {
            return Optional.empty();
        }
    }

    private static Optional<Long> postmasterPid(ServerFolder home) {
        try {
            return Files.readAllLines(home.postmasterPid()).stream().findFirst().map(Long::valueOf);
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }
}
