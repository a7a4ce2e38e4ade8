package com.clariva.connect.app.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.clariva.connect.app.process.StartFailure;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The secrets of one sandbox: made once for its folder and kept there, for its owner's eyes only, so that what
 * was sealed yesterday opens today.
 */
final class SandboxSecrets {
    private static final String APP_SECRET = "INSTAGRAM_APP_SECRET";
    private static final String VERIFY_TOKEN = "INSTAGRAM_WEBHOOK_VERIFY_TOKEN";
    private static final String JWT_SECRET = "AUTH_JWT_SECRET";
    private static final String KEYS = "CONNECT_ENCRYPTION_KEYS";
    private static final String OPERATOR_KEY = "CONNECT_OPERATOR_KEY";
    private static final List<String> NAMES = List.of(APP_SECRET, VERIFY_TOKEN, JWT_SECRET, KEYS);

    private final Map<String, String> variables;

    private SandboxSecrets(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    /** Those kept in {@code folder}, or fresh ones, which are kept from now on. */
    static SandboxSecrets in(SandboxFolder folder) {
        Path file = folder.path().resolve(SandboxFolder.SECRETS);
        try {
            Map<String, String> secrets = Files.exists(file) ? read(file) : fresh();
            return new SandboxSecrets(secrets.containsKey(OPERATOR_KEY) ? secrets : kept(withOperator(secrets), file));
        } catch (IOException | IllegalArgumentException e) {
            throw StartFailure.because("the file " + file + " cannot be used; delete the folder to begin anew");
        }
    }

    /** As the product reads them. */
    Map<String, String> variables() {
        return variables;
    }

    String appSecret() {
        return of(APP_SECRET);
    }

    String verifyToken() {
        return of(VERIFY_TOKEN);
    }

    String jwtSecret() {
        return of(JWT_SECRET);
    }

    String operatorKey() {
        return of(OPERATOR_KEY);
    }

    private String of(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException(name + " is missing");
        }
        return value;
    }

    private static Map<String, String> fresh() {
        SecureRandom random = new SecureRandom();
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put(APP_SECRET, hex(random, 16));
        secrets.put(VERIFY_TOKEN, hex(random, 24));
        secrets.put(JWT_SECRET, hex(random, 32));
        secrets.put(KEYS, "sandbox:" + Base64.getEncoder().encodeToString(bytes(random, 32)));
        return secrets;
    }

    /** Sandboxes had no operator once, and their folders are good still. */
    private static Map<String, String> withOperator(Map<String, String> secrets) {
        Map<String, String> all = new LinkedHashMap<>(secrets);
        all.put(OPERATOR_KEY, hex(new SecureRandom(), 32));
        return all;
    }

    private static Map<String, String> kept(Map<String, String> secrets, Path file) throws IOException {
        String text = secrets.entrySet().stream()
                .map(secret -> secret.getKey() + "=" + secret.getValue())
                .collect(Collectors.joining("\n", "# The secrets of this sandbox. They protect nothing else.\n", "\n"));
        PrivateFile.write(file, text);
        return secrets;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = new StringReader(Files.readString(file, UTF_8))) {
            lines.load(reader);
        }
        if (!lines.stringPropertyNames().containsAll(NAMES)) {
            throw new IOException("a secret is missing");
        }
        return Stream.concat(NAMES.stream(), Stream.of(OPERATOR_KEY))
                .filter(lines.stringPropertyNames()::contains)
                .collect(Collectors.toMap(name -> name, lines::getProperty));
    }

    private static String hex(SecureRandom random, int length) {
        return HexFormat.of().formatHex(bytes(random, length));
    }

    private static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
