package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.clariva.connect.core.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call, and for it every field of its answer in every form that JSON allows, and bodies that are no answer at
 * all: each ends as the port promises, and what it hands on can be stored and sent.
 */
class EveryFormOfAnswerTest {
    private static AnsweringServer instagram;
    private static InstagramOverHttp house;

    @BeforeAll
    static void openInstagram() {
        instagram = new AnsweringServer();
        house = instagram.instagram();
    }

    @AfterAll
    static void closeInstagram() {
        instagram.close();
    }

    @ParameterizedTest
    @EnumSource
    void fieldInAnyFormEndsAsThePortPromises(EveryCall call) {
        List<String> failures = new ArrayList<>();

        call.odd().forEach(body -> tryOne(call, json(200, body), body, failures));

        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void bodyThatIsNoAnswerEndsAsThePortPromises(EveryCall call) {
        List<String> failures = new ArrayList<>();

        for (int status : List.of(200, 204, 302, 400, 403, 429, 500)) {
            AnswerForms.BODIES.forEach(body -> tryOne(
                    call,
                    // Who is asked to wait long does not repeat the call within it.
                    json(status, status == 204 ? "" : body)
                            .newBuilder()
                            .setHeader("Retry-After", "3600")
                            .build(),
                    status + " " + body,
                    failures));
        }

        assertThat(failures).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void answerAsItShouldBeIsUnderstood(EveryCall call) {
        String good = call.answer().entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        answer(call, json(200, call.body(good)));

        assertThat(catchThrowable(() -> call.make(house))).isNull();
    }

    private static void tryOne(EveryCall call, MockResponse response, String name, List<String> failures) {
        answer(call, response);
        int before = instagram.requests().size();
        Throwable thrown = catchThrowable(() -> call.make(house));
        if (thrown != null && !(thrown instanceof ConnectException)) {
            failures.add(shortened(name) + " -> " + Throwables.getStackTrace(thrown));
        }
        if (thrown != null && Throwables.getStackTrace(thrown).contains(AnswerForms.MARK)) {
            failures.add(shortened(name) + " -> quoted");
        }
        int calls = instagram.requests().subList(before, instagram.requests().size()).stream()
                .filter(request -> request.getUrl().encodedPath().equals(call.path()))
                .toList()
                .size();
        if (call.isMadeOnce() && calls != 1) {
            failures.add(shortened(name) + " -> " + calls + " calls");
        }
    }

    private static void answer(EveryCall call, MockResponse response) {
        MockResponse other = json(200, "{\"access_token\":\"IGAA-other\",\"expires_in\":5183944}");
        instagram.answers(request -> request.getUrl().encodedPath().equals(call.path()) ? response : other);
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(name.length(), 200));
    }
}
