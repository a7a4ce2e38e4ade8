package com.clariva.connect.app.postgres;

import com.clariva.connect.app.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words before a command that make PostgreSQL willing to run and let it die with us.
 *
 * <p>PostgreSQL refuses to be root. In a user namespace it does not see that it is, and its files stay root's. Where
 * namespaces are forbidden, it becomes the user nobody. A session of its own keeps Ctrl-C from reaching it
 * before we have finished with it.
 *
 * @param asNobody whether it runs as another user, who must own the cluster and be able to walk to it
 */
record Launching(List<String> words, boolean asNobody) {
    private static final int NOBODY = 65534;
    private static final Set<PosixFilePermission> FOR_US = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FOR_WALKING_THROUGH = PosixFilePermissions.fromString("rwx--x--x");
    private static final List<String> OWN_SESSION = List.of("setsid");
    private static final List<String> DIES_WITH_US = List.of("setpriv", "--pdeathsig", "INT");
    private static final List<String> IN_A_NAMESPACE = join(OWN_SESSION, List.of("unshare", "-U"), DIES_WITH_US);
    private static final List<String> AS_NOBODY = join(
            OWN_SESSION,
            List.of(
                    "setpriv",
                    "--reuid=" + NOBODY,
                    "--regid=" + NOBODY,
                    "--clear-groups",
                    "--bounding-set=-all",
                    "--no-new-privs",
                    "--pdeathsig",
                    "INT"));
    private static final List<String> AS_OURSELVES = join(OWN_SESSION, DIES_WITH_US);

    static Launching onThisMachine() throws IOException {
        boolean root = Folders.ownerOf(Path.of("/proc/self")) == 0;
        if (!root) {
            return new Launching(works(AS_OURSELVES, "true") ? AS_OURSELVES : List.of(), false);
        }
        if (works(IN_A_NAMESPACE, "test $(id -u) -ne 0")) {
            return new Launching(IN_A_NAMESPACE, false);
        }
        if (works(AS_NOBODY, "true")) {
            return new Launching(AS_NOBODY, true);
        }
        throw StartFailure.unavailable("PostgreSQL does not run as root, and neither unshare nor setpriv works here."
                + " Start as a normal user, or set DATABASE_URL");
    }

    /** Makes {@code folder}, and lets the server walk to it. */
    void openWayTo(Path folder) throws IOException {
        List<Path> ours = new ArrayList<>(List.of(folder));
        for (Path above = folder.getParent(); above != null && Files.notExists(above); above = above.getParent()) {
            ours.add(above);
        }
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOR_US));
        if (asNobody) {
            for (Path path : ours) {
                Files.setPosixFilePermissions(path, FOR_WALKING_THROUGH);
            }
            requireWayTo(folder);
        }
    }

    private void requireWayTo(Path folder) {
        if (!works(words, "cd '" + folder.toString().replace("'", "'\\''") + "'")) {
            throw StartFailure.unavailable("PostgreSQL has to run as another user here, who cannot reach the folder "
                    + folder + ". Choose one outside of the home of root, or set DATABASE_URL");
        }
    }

    /** Gives {@code tree} to the one the server runs as. */
    void handOver(Path tree) throws IOException {
        if (asNobody) {
            Folders.giveTo(NOBODY, tree);
        } else if (Folders.ownerOf(tree) == NOBODY && Folders.ownerOf(Path.of("/proc/self")) == 0) {
            Folders.giveTo(0, tree);
        }
    }

    /** The command, ready to start; it knows nothing of our environment, which holds secrets. */
    ProcessBuilder command(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(join(words, command));
        builder.environment().keySet().retainAll(Set.of("PATH"));
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        return builder.redirectErrorStream(true);
    }

    private static boolean works(List<String> words, String script) {
        try {
            Process probe = new ProcessBuilder(join(words, List.of("sh", "-c", script)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @SafeVarargs
    private static List<String> join(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
