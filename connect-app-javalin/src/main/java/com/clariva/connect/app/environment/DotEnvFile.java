package com.clariva.connect.app.environment;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The file {@code .env} beside the process, which the environment overrides. */
public final class DotEnvFile {
    private static final String NAME = ".env";

    private DotEnvFile() {}

    /**
     * What the file in {@code folder} and {@code environment} say together. A missing file says nothing.
     *
     * @throws InvalidConfiguration if the file is there and cannot be understood
     */
    public static Map<String, String> overlaidBy(Map<String, String> environment, Path folder) {
        Map<String, String> values = new HashMap<>(read(folder));
        values.putAll(environment);
        return Map.copyOf(values);
    }

    private static Map<String, String> read(Path folder) {
        if (Files.notExists(folder.resolve(NAME))) {
            return Map.of();
        }
        List<Problem> problems = DotEnvLines.problemsIn(linesOf(folder.resolve(NAME)), NAME);
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
        try {
            // The library would take an empty path for the root of the file system.
            return Dotenv.configure()
                    .directory(folder.toAbsolutePath().toString())
                    .load()
                    .entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
                    .stream()
                    .collect(Collectors.toMap(DotenvEntry::getKey, DotenvEntry::getValue));
        } catch (DotenvException malformed) {
            throw broken("has a line that is not NAME=value");
        }
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException notText) {
            throw broken("is not UTF-8 text");
        } catch (IOException unreadable) {
            throw broken("is there, but this user cannot read it as a file");
        }
    }

    private static InvalidConfiguration broken(String sentence) {
        return new InvalidConfiguration(List.of(new Problem(NAME, sentence + ".")));
    }
}
