package com.clariva.connect.app.http;

import static com.clariva.connect.testkit.Cast.DR_ADA;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route, with and without credentials, gets every malformed request over a connection that is to stay open. It is
 * never answered with a failure of ours, it is answered once, and the request behind it gets its own answer or none.
 */
class MalformedRequestsTest {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([2-5][0-9][0-9]) [^\r\n]*\r\n");
    private static final String FORM = "application/x-www-form-urlencoded";

    /** One for all, because none of them may leave anything behind. */
    private static final HouseOfFakes HOUSE = new HouseOfFakes();

    @BeforeAll
    static void link() {
        HOUSE.adaIsConnected();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    static Stream<Malformed> forms() {
        return Stream.of(targets(), methods(), headers(), bodies(), framings()).flatMap(List::stream);
    }

    private static List<Malformed> targets() {
        return List.of(
                target("percent escape in the path", path -> path + "%zz"),
                target("cut off percent escape in the path", path -> path + "%4"),
                target("NUL in the path", path -> path + "%00"),
                target("raw NUL in the path", path -> path + "\u0000"),
                target("invalid UTF-8 in the path", path -> path + "%ff%fe"),
                target("raw bytes in the path", path -> path + "\u00ff\u00fe"),
                target("overlong UTF-8 in the path", path -> path + "%c0%af"),
                target("lone surrogate in the path", path -> path + "%ed%a0%80"),
                target("last segment of escapes", path -> path.replaceFirst("[^/]*$", "%ff%00%zz")),
                target("encoded slash", path -> path.replaceFirst("(?<=.)/", "%2f")),
                target("dot segments", path -> path + "/../../.."),
                target("encoded dot segments", path -> "/%2e%2e" + path),
                target("path parameters", path -> path + ";a=%zz;b=%00"),
                target("parameters of the last segment", path -> path + ";a=b"),
                target("parameters of the first segment", path -> path.replaceFirst("(?<=.)(/|$)", ";%zz$1")),
                target("empty segments", path -> "//" + path),
                target("backslash", path -> path + "\\..\\"),
                target("fragment", path -> path + "#here"),
                target("percent escape in the query", path -> path + "?%zz"),
                target("values that are no escapes", path -> path + "?state=%zz&code=%4&limit=%"),
                target("invalid UTF-8 in the query", path -> path + "?state=%ff%fe&doctor=%ff&error=%c0%80"),
                target("raw bytes in the query", path -> path + "?state=\u00ff\u00fe"),
                target("NUL in the query", path -> path + "?state=%00&code=%00&doctor=%00&hub.challenge=%00"),
                target("raw NUL in the query", path -> path + "?a=\u0000"),
                target(
                        "duplicate parameters",
                        path -> path + "?state=a&state=b&code=a&code=b&limit=1&limit=2"
                                + "&doctor=a&doctor=b&content=true&content=false&hub.mode=subscribe&hub.mode=subscribe"),
                target("parameters without names", path -> path + "?=&&==&=a"),
                target("thousands of parameters", path -> path + "?" + "a=1&".repeat(1500)),
                target("charset parameter", path -> path + "?_charset_=nope&a=%ff"),
                target("absolute form", path -> "http://here" + path),
                target("absolute form of another host", path -> "https://elsewhere.test:99999" + path),
                target("absolute form with user", path -> "http://user:secret@here" + path),
                target("absolute form without a host", path -> "http://" + path),
                target("absolute form of a broken host", path -> "http://[::1" + path),
                target("asterisk form", path -> "*"),
                target("authority form", path -> "here:443"),
                target("no slash", path -> path.substring(1)),
                target("very long", path -> path + "?" + "a".repeat(30_000)));
    }

    private static List<Malformed> methods() {
        return Stream.of(
                        "BREW",
                        "get",
                        "PATCH",
                        "PUT",
                        "DELETE",
                        "TRACE",
                        "CONNECT",
                        "PRI",
                        "G\u0000T",
                        "\u00ff",
                        "",
                        "OPTIONS",
                        "GET(",
                        "x".repeat(5000))
                .map(method -> new Malformed(
                        "method " + method.substring(0, Math.min(9, method.length())),
                        (usual, path, more) -> request(method, path, more, "")))
                .toList();
    }

    private static List<Malformed> headers() {
        String many =
                IntStream.range(0, 120).mapToObj(i -> "\r\nX-" + i + ": a").collect(Collectors.joining());
        return List.of(
                header("second Host", "Host: there"),
                header("Host of bytes", "Host: \u009b"),
                header("raw bytes", "X: \u00ff\u00fe"),
                header("NUL", "X: \u0000"),
                header("no colon", "nonsense"),
                header("no name", ": a"),
                header("control character in a name", "A\u0001: b"),
                header("space before the colon", "Content-Type : text/plain"),
                header("folded line", "X: a\r\n b"),
                header("lone line feed", "X: a\nY: b"),
                header("lone carriage return", "X: a\rY: b"),
                header("many", "X: a" + many),
                header("very long", "X: " + "a".repeat(30_000)),
                header("very long cookie", "Cookie: connect_session=" + "a".repeat(7000)),
                header("thousands of cookies", "Cookie: " + "a=b; ".repeat(1000)),
                header("broken cookies", "Cookie: =; ;;connect_session=%zz;connect_browser=\u00ff\u0001;\"="),
                header("Accept of bytes", "Accept: \u00ff/\u00fe;q=nonsense"),
                header("Accept-Language", "Accept-Language: \u00ff;q=99,*;q=-1,,;"),
                header("Accept-Encoding", "Accept-Encoding: nonsense;q=a, *;q=0"),
                header("Accept-Charset", "Accept-Charset: nope;q=1"),
                header("If-Modified-Since", "If-Modified-Since: yesterday"),
                header("If-None-Match", "If-None-Match: \"\u00ff"),
                header("Range", "Range: bytes=99999999999999999999-,-,a"),
                header("Origin", "Origin: http://[\u00ff"),
                header("Referer", "Referer: %zz"),
                header("X-Forwarded-For", "X-Forwarded-For: ,,\u00ff,[::1,999.1.1.1:x"),
                header("Forwarded", "Forwarded: for=\"[\u00ff"),
                header("X-Forwarded-Proto", "X-Forwarded-Proto: \u00ff"),
                header("X-Request-ID", "X-Request-ID: " + "-".repeat(3000)),
                header("method override", "X-HTTP-Method-Override: BREW"),
                header("traceparent", "traceparent: 00-\u00ff-%zz"),
                header("signature", "X-Hub-Signature-256: sha256=\u00ff"),
                header("second Authorization", "Authorization: Bearer a\r\nAuthorization: Basic %zz"),
                header("Expect", "Expect: nonsense"),
                header("Upgrade", "Connection: Upgrade\r\nUpgrade: websocket"),
                header(
                        "upgrade to HTTP/2",
                        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: %zz"),
                header("Connection names headers", "Connection: Host, Authorization, Content-Length"));
    }

    private static List<Malformed> bodies() {
        String field = "--x\r\nContent-Disposition: form-data; name=\"signed_request\"; filename=\"a\"\r\n\r\n";
        return List.of(
                body("unknown charset of a form", FORM + "; charset=nope", "signed_request=a"),
                body("empty charset", FORM + "; charset=", "signed_request=a"),
                body("charset in an open quote", FORM + "; charset=\"", "signed_request=a"),
                body("illegal charset", FORM + "; charset=\u00ff!", "signed_request=a"),
                body("other charset", FORM + "; charset=utf-16", "\u00fe\u00ff\u0000s"),
                body("unknown charset of JSON", "application/json; charset=nope", "{}"),
                body("two charsets", "application/json; charset=utf-8; charset=nope", "{}"),
                body("two types", "application/json\r\nContent-Type: " + FORM, "{}"),
                body("nonsense type", "\u00ff", "{}"),
                body("percent escapes of a form", FORM, "signed_request=%zz&key=%4&%"),
                body("invalid UTF-8 in a form", FORM, "signed_request=%ff%fe&key=\u00ff"),
                body("NUL in a form", FORM, "signed_request=%00&key=\u0000"),
                body("duplicate fields", FORM, "signed_request=a&signed_request=b&key=a&key=b&csrf=a&csrf=b"),
                body("thousands of fields", FORM, "a&".repeat(30_000)),
                body("form beyond its bound", FORM, "signed_request=" + "a".repeat(70_000)),
                body("multipart", "multipart/form-data; boundary=x", field + "a.b\r\n--x--\r\n"),
                body(
                        "large multipart",
                        "multipart/form-data; boundary=x",
                        field + "a".repeat(200_000) + "\r\n--x--\r\n"),
                body("multipart without an end", "multipart/form-data; boundary=x", field),
                body("multipart without a boundary", "multipart/form-data", field),
                body("multipart with a charset", "multipart/form-data; boundary=x; charset=nope", field),
                body("broken JSON", "application/json", "{\"a\":"),
                body("invalid UTF-8 in JSON", "application/json", "{\"code\":\"\u00ff\u00fe\"}"),
                body("NUL in JSON", "application/json", "{\"code\":\"\u0000\",\"state\":\"\\u0000\"}"),
                body("lone surrogate in JSON", "application/json", "{\"code\":\"\\ud800\",\"dryRun\":\"\\udfff\"}"),
                body("duplicate fields in JSON", "application/json", "{\"code\":\"a\",\"code\":\"b\"}"),
                body("deep JSON", "application/json", "[".repeat(20_000)),
                body(
                        "large number in JSON",
                        "application/json",
                        "{\"limit\":1e999999999,\"dryRun\":" + "9".repeat(5000) + "}"),
                body(
                        "wrong types in JSON",
                        "application/json",
                        "{\"code\":{},\"recipientId\":[],\"text\":1,\"dryRun\":\"\"}"),
                body("JSON null", "application/json", "null"));
    }

    /** How long a body is, is said in a way that somebody between us and the sender could read otherwise. */
    private static List<Malformed> framings() {
        return List.of(
                framed("trailers", "Transfer-Encoding: chunked\r\nTrailer: X", "1\r\na\r\n0\r\nX: b\r\n\r\n"),
                framed(
                        "trailers that name headers",
                        "Transfer-Encoding: chunked",
                        "0\r\nContent-Length: 99\r\nAuthorization: a\r\nTransfer-Encoding: chunked\r\n\r\n"),
                framed("broken trailers", "Transfer-Encoding: chunked", "0\r\n\u00ff\u0000\r\n\r\n"),
                framed("large trailers", "Transfer-Encoding: chunked", "0\r\nX: " + "a".repeat(30_000) + "\r\n\r\n"),
                framed("chunk extensions", "Transfer-Encoding: chunked", "1;a=\u00ff\r\na\r\n0;b\r\n\r\n"),
                framed("chunk size that is no number", "Transfer-Encoding: chunked", "zz\r\na\r\n0\r\n\r\n"),
                framed("negative chunk size", "Transfer-Encoding: chunked", "-1\r\na\r\n0\r\n\r\n"),
                framed("huge chunk size", "Transfer-Encoding: chunked", "ffffffffffffffffff\r\na\r\n0\r\n\r\n"),
                framed("chunk longer than its size", "Transfer-Encoding: chunked", "1\r\nabc\r\n0\r\n\r\n"),
                framed("chunked and a length", "Transfer-Encoding: chunked\r\nContent-Length: 4", "0\r\n\r\n"),
                framed("chunked twice", "Transfer-Encoding: chunked, chunked", "0\r\n\r\n"),
                framed("unknown coding", "Transfer-Encoding: nonsense", "0\r\n\r\n"),
                framed("coding before chunked", "Transfer-Encoding: gzip, chunked", "0\r\n\r\n"),
                framed(
                        "chunked and identity",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                        "0\r\n\r\n"),
                framed("two lengths", "Content-Length: 0\r\nContent-Length: 1", ""),
                framed("list of lengths", "Content-Length: 0, 0", ""),
                framed("negative length", "Content-Length: -1", ""),
                framed("signed length", "Content-Length: +0", ""),
                framed("hexadecimal length", "Content-Length: 0x0", ""),
                framed("length beyond 64 bits", "Content-Length: 99999999999999999999", ""),
                framed("length larger than we read", "Content-Length: 999999999999", ""));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void isAnsweredOnceAndIsNoFailureOfOurs(Malformed form) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes()) {
            for (String credentials : List.of("", route.credentials)) {
                String id = UUID.randomUUID().toString();
                String request = form.of(route.method, route.path, "\r\nHost: here" + credentials);
                String answered = exchange(request + probe(id));
                List<Integer> statuses = STATUS.matcher(answered)
                        .results()
                        .map(found -> Integer.parseInt(found.group(1)))
                        .toList();
                if (!isOwn(statuses, answered, id)) {
                    wrong.add(route.method + " " + route.path + (credentials.isEmpty() ? "" : " with credentials")
                            + " got " + statuses + ": "
                            + answered.substring(0, Math.min(600, answered.length())));
                }
            }
        }

        assertThat(wrong).as(form.toString()).isEmpty();
    }

    /** The answer is no failure; behind it comes the probe's own, or the connection has been closed. */
    private static boolean isOwn(List<Integer> statuses, String answered, String id) {
        return switch (statuses.size()) {
            case 1 -> statuses.get(0) < 500 && !answered.contains(id);
            case 2 ->
                statuses.get(0) < 500
                        && statuses.get(1) == 200
                        && answered.indexOf(id) > answered.lastIndexOf("HTTP/1.1 200");
            default -> false;
        };
    }

    /** It is answered although most of it has not come: nobody reads it, and nobody writes it down. */
    @Test
    void multipartIsAnsweredBeforeItHasComeAndIsNeverWrittenToDisk() throws IOException {
        String part = "--x\r\nContent-Disposition: form-data; name=\"signed_request\"; filename=\"a\"\r\n\r\n";
        for (Route route : routes()) {
            String head = route.method + " " + route.path + " HTTP/1.1\r\nHost: here" + route.credentials
                    + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x"
                    + "\r\nContent-Length: 2000000\r\n\r\n";
            try (Socket socket = open()) {
                socket.getOutputStream().write((head + part + "a".repeat(50_000)).getBytes(ISO_8859_1));
                String answer = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);

                assertThat(answer).as(head).matches("HTTP/1\\.1 [234][0-9][0-9]");
                assertThat(multipartFiles()).as(head).isEmpty();
            }
        }
    }

    private static List<Path> multipartFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("MultiPart"))
                    .toList();
        }
    }

    private static Socket open() throws IOException {
        Socket socket = new Socket("127.0.0.1", HOUSE.street.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String exchange(String bytes) throws IOException {
        try (Socket socket = open()) {
            StringBuilder answered = new StringBuilder();
            try {
                socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
                socket.getOutputStream().flush();
                byte[] buffer = new byte[16 * 1024];
                for (int read = socket.getInputStream().read(buffer);
                        read >= 0;
                        read = socket.getInputStream().read(buffer)) {
                    answered.append(new String(buffer, 0, read, ISO_8859_1));
                }
            } catch (SocketException closed) {
                // It had been answered, and did not read the rest.
            }
            return answered.toString();
        }
    }

    private static String probe(String id) {
        return "GET /health/live HTTP/1.1\r\nHost: here\r\nX-Request-ID: " + id + "\r\nConnection: close\r\n\r\n";
    }

    private static List<Route> routes() {
        String operator = "\r\nAuthorization: Bearer " + HouseOfFakes.OPERATOR_KEY.reveal();
        String service = "\r\nAuthorization: Bearer " + HouseOfFakes.SERVICE_KEY.reveal();
        String doctor = "\r\nAuthorization: " + HOUSE.bearer(DR_ADA)[1];
        return Stream.concat(HOUSE.routes().stream(), Stream.of("POST /webhooks/instagram", "GET /nowhere"))
                .map(route -> route.split(" ", 2))
                .filter(route -> !route[1].contains("*"))
                .map(route -> new Route(
                        route[0],
                        route[1].replaceAll("\\{doctor[^}]*}", DR_ADA.toString())
                                .replaceAll("\\{[^}]*}|<[^>]*>", "0"),
                        route[1].startsWith("/api/v1/doctors")
                                ? service
                                : route[1].startsWith("/api/v1/settings") || route[1].startsWith("/settings")
                                        ? doctor
                                        : operator))
                .toList();
    }

    private static String request(String method, String target, String more, String body) {
        return method + " " + target + " HTTP/1.1" + more
                + (body.isEmpty() ? "" : "\r\nContent-Length: " + body.length()) + "\r\n\r\n" + body;
    }

    private static Malformed target(String name, Function<String, String> change) {
        return new Malformed(
                "target: " + name,
                (method, path, more) -> request(method, change.apply(path), more + empty(method), ""));
    }

    private static Malformed header(String name, String header) {
        return new Malformed(
                "header: " + name,
                (method, path, more) -> request(method, path, more + "\r\n" + header + empty(method), ""));
    }

    private static Malformed body(String name, String type, String body) {
        return new Malformed(
                "body: " + name,
                (method, path, more) ->
                        request(method, path, more + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: " + type, body));
    }

    private static Malformed framed(String name, String header, String body) {
        return new Malformed(
                "framing: " + name,
                (method, path, more) -> method + " " + path + " HTTP/1.1" + more + "\r\nContent-Type: " + FORM + "\r\n"
                        + header + "\r\n\r\n" + body);
    }

    private static String empty(String method) {
        return method.equals("POST") ? "\r\nContent-Length: 0" : "";
    }

    private record Route(String method, String path, String credentials) {}

    /** One way to get a request wrong. */
    private record Malformed(String name, Writing writing) {
        String of(String method, String path, String more) {
            return writing.of(method, path, more);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private interface Writing {
        /** @param more headers that the request has besides, each after a line break */
        String of(String method, String path, String more);
    }
}
