package com.clariva.connect.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a server on this machine, and breaks what is between them: connections
 * are cut, refused, slow, or silent in one direction or both. The port stays when the server moves.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;
    private static final int CONNECT_MILLIS = 2000;

    private final ServerSocket door;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean refusing;
    private final Gate requests = new Gate();
    private final Gate answers = new Gate();

    private FaultProxy(int target) {
        this.target = target;
        try {
            this.door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accept", this::accept);
    }

    /** A door to {@code port} of this machine, on any free port, without a fault. */
    public static FaultProxy to(int port) {
        return new FaultProxy(port);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** New connections go to {@code port}. Those that are open stay. */
    public void target(int port) {
        this.target = port;
    }

    /** Resets every connection. New ones are let through. */
    public void cut() {
        sockets.forEach(FaultProxy::reset);
    }

    /** Resets every connection and, until {@link #heal}, each new one. */
    public void refuse() {
        refusing = true;
        cut();
    }

    /** Until {@link #heal}, connections stay and nothing comes through in either direction. */
    public void hang() {
        requests.shut();
        answers.shut();
    }

    /**
     * Until {@link #heal}, requests come through and answers do not: what was asked for is done, and
     * nobody learns of it. The answers held back are lost if the connection is {@link #cut} before.
     */
    public void swallowAnswers() {
        answers.shut();
    }

    /** Until {@link #heal}, each piece takes {@code longer} in each direction. */
    public void delay(Duration longer) {
        requests.slow(longer);
        answers.slow(longer);
    }

    /** Ends every fault. What was held back comes through. */
    public void heal() {
        refusing = false;
        requests.open();
        answers.open();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        refuse();
        heal();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                start("connect", () -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            if (refusing) {
                throw new IOException("refused");
            }
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            start("answers", () -> pump(server, client, answers));
            pump(client, server, requests);
        } catch (IOException e) {
            end(client, server);
        }
    }

    private void pump(Socket from, Socket to, Gate gate) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                gate.pass();
                out.write(chunk, 0, length);
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            end(from, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(from, to);
        }
        forgetIfDone(from, to);
    }

    private void forgetIfDone(Socket one, Socket other) {
        if (one.isOutputShutdown() && other.isOutputShutdown()) {
            end(one, other);
        }
    }

    private void end(Socket one, Socket other) {
        reset(one);
        reset(other);
        sockets.remove(one);
        sockets.remove(other);
    }

    private static void reset(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException gone) {
            // It is what was wanted.
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, "fault-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** One direction. */
    private static final class Gate {
        private volatile Duration delay = Duration.ZERO;
        private boolean shut;

        synchronized void shut() {
            shut = true;
        }

        void slow(Duration longer) {
            delay = longer;
        }

        synchronized void open() {
            delay = Duration.ZERO;
            shut = false;
            notifyAll();
        }

        void pass() throws InterruptedException {
            Thread.sleep(delay.toMillis());
            synchronized (this) {
                while (shut) {
                    wait();
                }
            }
        }
    }
}
