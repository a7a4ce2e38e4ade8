package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.clariva.connect.app.http.Street;
import com.clariva.connect.app.http.Street.Answer;
import java.io.IOException;
import java.net.Socket;
import java.util.List;

/** Requests to the server. Every answer is kept, but for what it was meant to hand over. */
final class Visits {
    static final String API = "/api/v1/settings/instagram";
    static final String CALLBACK = API + "/callback";
    static final String PAGE = "/settings/instagram";
    static final String ANSWERS = "HTTP answers";

    private final int port;
    private final Street street;
    private final Places places;

    Visits(int port, Places places) {
        this.port = port;
        this.street = new Street(port);
        this.places = requireNonNull(places, "places is null");
    }

    int port() {
        return port;
    }

    Answer get(String path, String... headers) {
        return kept(street.get(path, headers), ANSWERS);
    }

    Answer post(String path, String body, String... headers) {
        return kept(street.post(path, body, headers), ANSWERS);
    }

    Answer delete(String path, String... headers) {
        return kept(street.send("DELETE", path, new byte[0], headers), ANSWERS);
    }

    /** A look at what everybody may see, which is a place of its own. */
    Answer look(String path) {
        return kept(street.get(path), path);
    }

    /** For an answer that hands something over: {@link #keep} it without that. */
    Answer unkept(String path, String... headers) {
        return street.get(path, headers);
    }

    Answer unkeptPost(String path, String... headers) {
        return street.send("POST", path, new byte[0], headers);
    }

    /** What a browser sends of a form on our page. */
    Answer unkeptForm(String path, String form) {
        return street.post(
                path, form, "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin");
    }

    /** Any bytes at all, and no more than that. */
    void raw(String text) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(1000);
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.shutdownOutput();
            places.add(ANSWERS, socket.getInputStream().readAllBytes());
        } catch (IOException hungUp) {
            places.add(ANSWERS, "");
        }
    }

    void keep(String answer) {
        places.add(ANSWERS, answer);
    }

    void keep(Answer answer, String... handedOver) {
        String text = raw(answer) + "\n" + answer.body();
        for (String value : List.of(handedOver)) {
            text = text.replace(value, "(handed over)");
        }
        places.add(ANSWERS, text);
    }

    private Answer kept(Answer answer, String place) {
        places.add(place, answer.status() + "\n" + raw(answer) + "\n" + answer.body());
        return answer;
    }

    /** OkHttp would print them without the cookies. */
    private static String raw(Answer answer) {
        return answer.headers().toMultimap().toString();
    }
}
