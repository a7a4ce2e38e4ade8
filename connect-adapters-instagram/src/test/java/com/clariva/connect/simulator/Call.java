package com.clariva.connect.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MultipartReader;
import okio.Buffer;
import okio.ByteString;

/** A request, read: the version taken off its path, its parameters found wherever they were put. */
final class Call {
    private static final Pattern VERSIONED = Pattern.compile("/(v\\d+\\.\\d+)(/.*)?");
    private static final Pattern PART_NAME = Pattern.compile("name=\"([^\"]*)\"");

    private final RecordedRequest request;
    private final Optional<String> version;
    private final String path;
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private final Map<String, List<String>> form = new LinkedHashMap<>();
    private Optional<Echoes> echoes = Optional.empty();

    Call(RecordedRequest request) {
        this.request = request;
        Matcher versioned = VERSIONED.matcher(request.getUrl().encodedPath());
        boolean matches = versioned.matches();
        this.version = matches ? Optional.of(versioned.group(1)) : Optional.empty();
        this.path = matches
                ? Optional.ofNullable(versioned.group(2)).orElse("/")
                : request.getUrl().encodedPath();
        read(request.getUrl(), query);
        readForm();
    }

    /** The echo of what this call sends comes {@code when}. */
    void echoes(Echoes when) {
        echoes = Optional.of(when);
    }

    Optional<Echoes> echoes() {
        return echoes;
    }

    String method() {
        return request.getMethod();
    }

    String path() {
        return path;
    }

    Optional<String> version() {
        return version;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** A parameter of the form, else of the address. */
    Optional<String> parameter(String name) {
        return parameters(name).stream().findFirst();
    }

    List<String> parameters(String name) {
        return form.containsKey(name) ? form.getOrDefault(name, List.of()) : query.getOrDefault(name, List.of());
    }

    Optional<String> formParameter(String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst();
    }

    Set<String> parameterNames() {
        Set<String> names = new LinkedHashSet<>(query.keySet());
        names.addAll(form.keySet());
        return names;
    }

    Optional<JsonNode> json() {
        return Json.parse(bodyText());
    }

    Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    TokenCarrier carrier() {
        if (query.containsKey("access_token")) {
            return TokenCarrier.QUERY;
        }
        if (form.containsKey("access_token")) {
            return TokenCarrier.FORM;
        }
        return bearer().isPresent() ? TokenCarrier.HEADER : TokenCarrier.NONE;
    }

    Optional<String> token() {
        return parameter("access_token").or(this::bearer);
    }

    private String bodyText() {
        ByteString body = request.getBody();
        return body == null ? "" : body.utf8();
    }

    private void readForm() {
        String type = header("Content-Type").orElse("");
        if (type.startsWith("application/x-www-form-urlencoded")) {
            // The body of a form is written like a query, so the one reader serves both. A plus is a space in each.
            HttpUrl carrier =
                    request.getUrl().newBuilder().encodedQuery(bodyText()).build();
            read(carrier, form);
        } else if (type.startsWith("multipart/form-data")) {
            readParts(type);
        }
    }

    private void readParts(String type) {
        String boundary =
                type.substring(type.indexOf("boundary=") + "boundary=".length()).replace("\"", "");
        try (MultipartReader parts = new MultipartReader(new Buffer().writeUtf8(bodyText()), boundary)) {
            for (MultipartReader.Part part = parts.nextPart(); part != null; part = parts.nextPart()) {
                add(form, partName(part.headers()), part.body().readUtf8());
            }
        } catch (IOException notMultipart) {
            form.clear();
        }
    }

    private static String partName(Headers headers) {
        Matcher name = PART_NAME.matcher(
                Optional.ofNullable(headers.get("Content-Disposition")).orElse(""));
        return name.find() ? name.group(1) : "";
    }

    private static void read(HttpUrl url, Map<String, List<String>> into) {
        for (int i = 0; i < url.querySize(); i++) {
            add(
                    into,
                    url.queryParameterName(i),
                    Optional.ofNullable(url.queryParameterValue(i)).orElse(""));
        }
    }

    private static void add(Map<String, List<String>> into, String name, String value) {
        into.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
    }
}
