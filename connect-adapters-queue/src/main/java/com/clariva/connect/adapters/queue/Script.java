package com.clariva.connect.adapters.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens in Redis as one step. Each is a resource of its name, behind what it shares with others. */
enum Script {
    ENQUEUE("shared.lua", "seen.lua"),
    CLAIM("shared.lua"),
    RENEW("shared.lua"),
    SETTLE("shared.lua"),
    UNPARK("shared.lua"),
    BEYOND("shared.lua"),
    ERASE("shared.lua", "seen.lua"),
    OF_ACCOUNT("shared.lua"),
    HELD("shared.lua"),
    DEPTH("shared.lua"),
    REMEMBERED("shared.lua"),
    RESEAL("shared.lua");

    private final String source;
    private final String digest;

    Script(String... shared) {
        String own = resource(operation() + ".lua");
        // Redis reads the flags of a script from its first line only.
        int firstLine = own.indexOf('\n') + 1;
        String before = Stream.of(shared).map(Script::resource).collect(Collectors.joining());
        this.source = own.substring(0, firstLine) + before + own.substring(firstLine);
        this.digest = HexFormat.of().formatHex(sha1().digest(source()));
    }

    String operation() {
        return name().toLowerCase(Locale.ROOT);
    }

    byte[] source() {
        return source.getBytes(UTF_8);
    }

    String digest() {
        return digest;
    }

    private static String resource(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the script " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
