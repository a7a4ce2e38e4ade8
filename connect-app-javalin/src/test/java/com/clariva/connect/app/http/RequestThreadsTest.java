package com.clariva.connect.app.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {
    private static final int MANY = 50;

    private final Server server = new Server(new RequestThreads());
    private final ServerConnector connector = new ServerConnector(server);
    private final ExecutorService store = Executors.newSingleThreadExecutor(work -> new Thread(work, "store"));
    private final List<String> handledBy = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        server.addConnector(connector);
        server.setHandler(new AnsweredByTheStore());
        server.start();
    }

    @AfterEach
    void close() throws Exception {
        server.stop();
        store.shutdownNow();
    }

    @Test
    void whoAnswersLooksForTheNextRequestOfTheConnection() throws IOException {
        String answers = sendTogether(MANY);

        assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(MANY + 1);
        assertThat(handledBy).hasSize(MANY);
        assertThat(handledBy.get(0)).startsWith("connect-request");
        assertThat(handledBy.subList(1, MANY)).containsOnly("store");
    }

    @Test
    void otherWorkIsDoneByTheThreadsOfRequests() throws Exception {
        CompletableFuture<String> doneBy = new CompletableFuture<>();

        server.getThreadPool()
                .execute(() -> doneBy.complete(Thread.currentThread().getName()));

        assertThat(doneBy.get(10, SECONDS)).startsWith("connect-request");
    }

    private String sendTogether(int requests) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            socket.setSoTimeout(10_000);
            String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
            String last = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write((request.repeat(requests - 1) + last).getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    /** As webhooks are: without waiting, by another thread. */
    private final class AnsweredByTheStore extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            handledBy.add(Thread.currentThread().getName());
            store.execute(() -> response.write(true, ByteBuffer.wrap("done".getBytes(US_ASCII)), callback));
            return true;
        }
    }
}
