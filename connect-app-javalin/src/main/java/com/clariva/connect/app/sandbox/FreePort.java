package com.clariva.connect.app.sandbox;

import com.clariva.connect.app.process.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine that nobody listens on at this moment. */
final class FreePort {
    private static final int LAST = 65535;

    private FreePort() {}

    /** {@code wish} if it is free, else any other. */
    static int preferably(int wish) {
        return wish <= LAST && isFree(wish) ? wish : any();
    }

    static int any() {
        try (ServerSocket socket = listening(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw StartFailure.because("this machine has no free port");
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = listening(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static ServerSocket listening(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
