package com.clariva.connect.testkit.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Starts processes that end with this one, however it ends. */
public final class Launcher {
    private static final List<String> DIES_WITH_US = List.of("setpriv", "--pdeathsig", "KILL");

    /** The kernel ends a child with the <em>thread</em> that started it. This one lives as long as the process. */
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "launcher");
        thread.setDaemon(true);
        return thread;
    });

    private static final List<String> PREFIX = works(DIES_WITH_US) ? DIES_WITH_US : List.of();

    private Launcher() {}

    public static Process start(ProcessBuilder builder) {
        List<String> command = new ArrayList<>(PREFIX);
        command.addAll(builder.command());
        builder.command(command);
        return CompletableFuture.supplyAsync(() -> started(builder), THREAD).join();
    }

    public static void signal(String name, long pid) {
        run("kill", "-" + name, Long.toString(pid));
    }

    private static boolean works(List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        return run(command.toArray(String[]::new));
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
