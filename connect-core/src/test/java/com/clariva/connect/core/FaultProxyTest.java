package com.clariva.connect.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.testkit.FaultProxy;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private static final int SHORT_MILLIS = 200;
    private static final int LONG_MILLIS = 10_000;

    private final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
    private ServerSocket echo;
    private FaultProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread server = new Thread(this::serve);
        server.setDaemon(true);
        server.start();
        proxy = FaultProxy.to(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void letsThroughInBothDirections() throws IOException {
        try (Socket client = client()) {
            assertThat(said(client, 'a')).isEqualTo('a');
        }
    }

    @Test
    void endOfTheClientComesThrough() throws Exception {
        try (Socket client = client()) {
            assertThat(said(client, 'a')).isEqualTo('a');
        }

        assertThat(heard.poll(LONG_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo('a');
        assertThat(heard.poll(LONG_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo(-1);
    }

    @Test
    void cutConnectionIsResetAndANewOneWorks() throws IOException {
        try (Socket client = client();
                Socket next = client()) {
            assertThat(said(client, 'a')).isEqualTo('a');
            proxy.cut();

            assertThatThrownBy(() -> said(client, 'b')).isInstanceOf(IOException.class);
            try (Socket fresh = client()) {
                assertThat(said(fresh, 'c')).isEqualTo('c');
            }
            assertThat(next.isConnected()).isTrue();
        }
    }

    @Test
    void refusesUntilHealed() throws IOException {
        proxy.refuse();
        assertThatThrownBy(() -> {
                    try (Socket client = client()) {
                        int answer = said(client, 'a');
                        throw new IOException("ended with " + answer);
                    }
                })
                .isInstanceOf(IOException.class);

        proxy.heal();

        try (Socket client = client()) {
            assertThat(said(client, 'b')).isEqualTo('b');
        }
    }

    @Test
    void hungConnectionAnswersOnceHealed() throws IOException {
        try (Socket client = client()) {
            proxy.hang();
            client.setSoTimeout(SHORT_MILLIS);
            assertThatThrownBy(() -> said(client, 'a')).isInstanceOf(SocketTimeoutException.class);
            assertThat(heard).isEmpty();

            proxy.heal();

            client.setSoTimeout(LONG_MILLIS);
            assertThat(client.getInputStream().read()).isEqualTo('a');
        }
    }

    @Test
    void swallowedAnswerWasAskedForNevertheless() throws Exception {
        try (Socket client = client()) {
            proxy.swallowAnswers();
            client.setSoTimeout(SHORT_MILLIS);

            assertThatThrownBy(() -> said(client, 'a')).isInstanceOf(SocketTimeoutException.class);

            assertThat(heard.poll(LONG_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo('a');
        }
    }

    @Test
    void delayIsAddedInEachDirection() throws IOException {
        try (Socket client = client()) {
            proxy.delay(Duration.ofMillis(100));
            long before = System.nanoTime();

            assertThat(said(client, 'a')).isEqualTo('a');

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    private Socket client() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        socket.setSoTimeout(LONG_MILLIS);
        return socket;
    }

    private static int said(Socket client, int letter) throws IOException {
        client.getOutputStream().write(letter);
        int answer = client.getInputStream().read();
        if (answer < 0) {
            throw new IOException("ended");
        }
        return answer;
    }

    private void serve() {
        try {
            while (true) {
                Socket client = echo.accept();
                Thread thread = new Thread(() -> answer(client));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            heard.add(-1);
        }
    }

    private void answer(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            int letter = in.read();
            heard.add(letter);
            while (letter >= 0) {
                client.getOutputStream().write(letter);
                letter = in.read();
                heard.add(letter);
            }
        } catch (IOException cut) {
            heard.add(-1);
        }
    }
}
