package com.clariva.connect.app.postgres;

import com.clariva.connect.app.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The program of the server, unpacked from the jar. */
record Program(Path folder) {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int OWNER_EXECUTES = 0100;

    static void requireThatItRunsHere() {
        boolean linux = "Linux".equals(System.getProperty("os.name"));
        boolean x86 = "amd64".equals(System.getProperty("os.arch"));
        if (!linux || !x86 || archive().isEmpty()) {
            throw StartFailure.unavailable("the embedded PostgreSQL runs on Linux x86-64 only."
                    + " Set DATABASE_URL to a PostgreSQL of your own");
        }
    }

    static Program unpackedIn(ServerFolder home) throws IOException {
        URL archive = archive().orElseThrow();
        Path folder = home.program(fingerprintOf(archive));
        if (Files.notExists(folder)) {
            Folders.delete(home.unfinishedProgram());
            try (InputStream stream = archive.openStream()) {
                unpack(stream, home.unfinishedProgram());
            }
            // Renamed when whole, so that a half of it is never taken for a program.
            Files.move(home.unfinishedProgram(), folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Program(folder);
    }

    String tool(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static Optional<URL> archive() {
        return Optional.ofNullable(Program.class.getResource(ARCHIVE));
    }

    /** Tells one release of the program from the next. */
    private static String fingerprintOf(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        long checksum = connection instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
        return Long.toHexString(checksum);
    }

    private static void unpack(InputStream archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry leaves the archive");
                }
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
