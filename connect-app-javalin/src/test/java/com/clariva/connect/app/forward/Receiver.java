package com.clariva.connect.app.forward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A receiver in another language: Node, with the package of the Standard Webhooks specification. */
final class Receiver {
    private static final Path SOURCE = Path.of("src", "test", "npm");
    private static final Path FOLDER = Path.of("target", "npm");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Receiver() {}

    /** What arrived, and the secret that the receiver knows. */
    record Arrived(String secret, Map<String, String> headers, String body) {}

    static boolean isAtHand() {
        return Stream.of("node", "npm").allMatch(program -> onPath(program).isPresent());
    }

    /** Of each the type of the event that the receiver read, or {@code refused}. */
    static List<String> verifies(List<Arrived> arrived) throws IOException, InterruptedException {
        install();
        Process node = new ProcessBuilder("node", "verify.js")
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        node.getOutputStream().write(MAPPER.writeValueAsBytes(arrived));
        node.getOutputStream().close();
        JsonNode verdicts = MAPPER.readTree(node.getInputStream().readAllBytes());
        assertThat(node.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Stream.of(MAPPER.treeToValue(verdicts, String[].class)).toList();
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", "package-lock.json", "verify.js")) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.isDirectory(FOLDER.resolve("node_modules").resolve("standardwebhooks"))) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(npm.getInputStream().readAllBytes(), UTF_8);
        assertThat(npm.waitFor()).as(said).isZero();
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
