package com.clariva.connect.crash;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.clariva.connect.core.event.MessageEvent;
import com.clariva.connect.core.handling.EventHandler;
import com.clariva.connect.core.handling.ResolvedEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Writes a line when it begins and another when it ends, each in one piece, so that a kill leaves no half of one. */
final class RecordingHandler implements EventHandler {
    private static final int LONG_ONES_IN_A_HUNDRED = 2;

    private final FileChannel file;

    private RecordingHandler(FileChannel file) {
        this.file = file;
    }

    static RecordingHandler appendingTo(Path path) throws IOException {
        return new RecordingHandler(FileChannel.open(path, CREATE, APPEND));
    }

    @Override
    public void handle(ResolvedEvent event) throws IOException, InterruptedException {
        Words words = event.event()
                .as(MessageEvent.Message.class)
                .flatMap(message -> message.content().text())
                .map(text -> Words.parse(text.value()))
                .orElseThrow();
        write(Line.Kind.BEGIN, event, words);
        work();
        if (words.failsFirst() && event.attempt() == 1) {
            write(Line.Kind.FAIL, event, words);
            throw new IllegalStateException("fails the first time");
        }
        write(Line.Kind.END, event, words);
    }

    private void write(Line.Kind kind, ResolvedEvent event, Words words) throws IOException {
        Line line = new Line(kind, event.id().value(), words, event.attempt(), System.nanoTime());
        file.write(ByteBuffer.wrap(line.text().getBytes(US_ASCII)));
    }

    private static void work() throws InterruptedException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int millis = random.nextInt(100) < LONG_ONES_IN_A_HUNDRED ? random.nextInt(50, 300) : random.nextInt(4);
        TimeUnit.MILLISECONDS.sleep(millis);
    }
}
