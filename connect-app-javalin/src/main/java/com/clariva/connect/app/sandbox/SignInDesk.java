package com.clariva.connect.app.sandbox;

import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.process.StartFailure;
import com.clariva.connect.app.visit.Answer;
import com.clariva.connect.app.visit.UnreachableException;
import com.clariva.connect.app.visit.Visitor;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A door on this machine through which any browser comes out signed in as the demo doctor. It trades her JWT
 * for the page's session, as Clariva's front end would, and hands the cookie on: cookies know hosts, not ports.
 */
final class SignInDesk implements AutoCloseable {
    private final HttpServer server;
    private final Visitor doctor;
    private final URI page;
    private final ExecutorService threads = Executors.newSingleThreadExecutor(SignInDesk::thread);

    private SignInDesk(HttpServer server, Visitor doctor, URI page) {
        this.server = requireNonNull(server, "server is null");
        this.doctor = requireNonNull(doctor, "doctor is null");
        this.page = requireNonNull(page, "page is null");
    }

    /** Opens the door at {@code port}; it leads to {@code page}. */
    static SignInDesk open(int port, Visitor doctor, URI page) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            SignInDesk desk = new SignInDesk(server, doctor, page);
            server.createContext("/", desk::answer);
            server.setExecutor(desk.threads);
            server.start();
            return desk;
        } catch (IOException e) {
            throw StartFailure.because("port " + port + " of this machine is taken");
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean door = exchange.getRequestURI().getPath().equals("/");
            exchange.sendResponseHeaders(door ? letIn(exchange) : 404, -1);
        }
    }

    private int letIn(HttpExchange exchange) {
        try {
            Answer session = doctor.signIn();
            session.cookies().forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Location", page.toString());
            return session.cookies().isEmpty() ? 502 : 302;
        } catch (UnreachableException productIsAway) {
            return 502;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sign-in-desk");
        thread.setDaemon(true);
        return thread;
    }
}
