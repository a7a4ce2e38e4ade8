package com.clariva.connect.house;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisguisesTest {
    private static final String CANARY = "größer-als Müller?";

    private final Search search = new Search(Needle.ofAllForms("canary", CANARY.getBytes(UTF_8)));

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "xyz", "wxyz", "some more before it"})
    void base64IsFoundWhereverTheCanaryBeginsInWhatWasEncoded(String before) {
        byte[] text = (before + CANARY + " and after").getBytes(UTF_8);

        assertThat(search.in(Base64.getEncoder().encode(text))).isNotEmpty();
        assertThat(search.in(Base64.getUrlEncoder().encode(text))).isNotEmpty();
        assertThat(search.in(Base64.getMimeEncoder(400, new byte[] {'\n'}).encode(text)))
                .isNotEmpty();
    }

    @Test
    void whatAnybodyCanReadIsFound() throws JsonProcessingException {
        ObjectMapper ascii =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        String text = "so: " + CANARY + "!";
        byte[] bytes = text.getBytes(UTF_8);

        List<String> readable = List.of(
                text,
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                Arrays.toString(bytes),
                URLEncoder.encode(text, UTF_8),
                URLEncoder.encode(text, UTF_8).replace("+", "%20"),
                ascii.writeValueAsString(text));

        assertThat(readable)
                .allSatisfy(form -> assertThat(search.in(form.getBytes(UTF_8))).isNotEmpty());
    }

    @Test
    void whatNobodyCanReadIsNotFound() {
        assertThat(search.in("großer-als Müller?".getBytes(UTF_8))).isEmpty();
        assertThat(search.in("gr".getBytes(US_ASCII))).isEmpty();
        assertThat(search.in(new byte[0])).isEmpty();
    }

    @Test
    void canaryAtTheVeryEndIsFound() {
        assertThat(search.in(("xxx" + CANARY).getBytes(UTF_8))).isNotEmpty();
    }
}
