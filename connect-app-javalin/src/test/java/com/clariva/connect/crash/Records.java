package com.clariva.connect.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What has been added to a file since it was last looked at, in whole lines. */
final class Records {
    private final Path file;
    private long read;

    Records(Path file) {
        this.file = file;
    }

    List<String> more() throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        ByteArrayOutputStream added = new ByteArrayOutputStream();
        try (FileChannel channel = FileChannel.open(file)) {
            Channels.newInputStream(channel.position(read)).transferTo(added);
        }
        String text = added.toString(UTF_8);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        read += whole.getBytes(UTF_8).length;
        return whole.lines().toList();
    }
}
