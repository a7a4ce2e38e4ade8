package com.clariva.connect.app.postgres;

import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.core.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A PostgreSQL of our own, on loopback, with a generated password. It writes to disk before it acknowledges.
 *
 * <p>Its data survives: the next start on the same folder finds it, however the last one ended. If this process
 * dies, the server is stopped by the kernel; one that stayed nevertheless is stopped by the next start.
 */
public final class EmbeddedPostgresql implements AutoCloseable {
    private final FolderLock lock;
    private final Postmaster postmaster;
    private final Secret url;

    private EmbeddedPostgresql(FolderLock lock, Postmaster postmaster, Secret url) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.url = url;
    }

    /**
     * Starts a server on {@code folder}, which is made if it is not there.
     *
     * @throws StartFailure if it cannot be: another system than Linux on x86-64, a folder in use or out of reach
     */
    public static EmbeddedPostgresql start(Path folder) {
        Program.requireThatItRunsHere();
        ServerFolder home = ServerFolder.at(folder);
        try {
            Launching launching = Launching.onThisMachine();
            launching.openWayTo(home.root());
            FolderLock lock = FolderLock.on(home);
            try {
                return startLocked(home, launching, lock);
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw StartFailure.unavailable("the embedded PostgreSQL cannot use the folder " + home.root() + " ("
                    + failure.getClass().getSimpleName() + "). Choose another one, or set DATABASE_URL");
        }
    }

    private static EmbeddedPostgresql startLocked(ServerFolder home, Launching launching, FolderLock lock)
            throws IOException {
        Orphans.stopIn(home);
        Program program = Program.unpackedIn(home);
        Cluster cluster = Cluster.in(home, program, launching);
        Postmaster postmaster = Postmaster.start(home, program, launching);
        return new EmbeddedPostgresql(lock, postmaster, cluster.url(postmaster.port()));
    }

    /** A value for {@code DATABASE_URL}. */
    public Secret url() {
        return url;
    }

    /** Where the server listens, on 127.0.0.1. Another one at each start. */
    public int port() {
        return postmaster.port();
    }

    /** Stops the server, whether or not somebody is connected. What it acknowledged is on disk. */
    @Override
    public void close() {
        postmaster.stop();
        lock.close();
    }
}
