package com.clariva.connect.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** On what it ran. */
final class Machine {
    private Machine() {}

    static String text() throws IOException {
        return "%s cores (%s), %s memory, %s %s, Java %s, Redis 7.0.15, PostgreSQL 18."
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        valueIn("/proc/cpuinfo", "model name"),
                        valueIn("/proc/meminfo", "MemTotal"),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    private static String valueIn(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
