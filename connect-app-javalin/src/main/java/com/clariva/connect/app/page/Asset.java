package com.clariva.connect.app.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.common.hash.Hashing;
import com.google.common.io.ByteSource;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A file that comes along with the page. */
public final class Asset {
    public static final Asset STYLE = of("settings.css");
    public static final Asset SCRIPT = of("settings.js");

    private static final int LENGTH = 12;

    private final String name;
    private final ByteSource content;

    private Asset(String name, byte[] content) {
        this.name = requireNonNull(name, "name is null");
        this.content = ByteSource.wrap(content);
    }

    static Asset of(String name) {
        return of(Asset.class, name);
    }

    /** The file that lies beside {@code neighbour}. */
    public static Asset of(Class<?> neighbour, String name) {
        try {
            return new Asset(name, Resources.toByteArray(Resources.getResource(neighbour, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    /** Changes with the content, so that browsers may keep for ever what they got by it. */
    public String version() {
        return Hashing.sha256().hashBytes(bytes()).toString().substring(0, LENGTH);
    }

    /** Name and version, for the page. */
    public String address() {
        return name + "?" + version();
    }

    public byte[] bytes() {
        try {
            return content.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        return new String(bytes(), UTF_8);
    }
}
