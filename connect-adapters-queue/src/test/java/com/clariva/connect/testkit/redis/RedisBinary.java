package com.clariva.connect.testkit.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** The server's binary, unpacked once per process. */
final class RedisBinary {
    private static final String VERSION = "7.0.15";

    private static final String PATH = unpack();

    private RedisBinary() {}

    static String path() {
        return PATH;
    }

    private static String unpack() {
        try (InputStream packed = RedisBinary.class.getResourceAsStream("/" + resource())) {
            if (packed == null) {
                throw new IllegalStateException("embedded-redis is not on the class path, or not for this machine");
            }
            Path binary = Files.createTempFile(
                    "connect-redis-server-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            binary.toFile().deleteOnExit();
            Files.write(binary, packed.readAllBytes());
            return binary.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return "redis-server-" + VERSION + "-" + system + "-" + machine;
    }
}
