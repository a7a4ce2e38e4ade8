package com.clariva.connect.adapters.instagram;

import static com.clariva.connect.adapters.instagram.AnsweringServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.Refusal;
import com.clariva.connect.core.event.InstagramId;
import com.clariva.connect.core.event.Text;
import com.clariva.connect.core.message.DirectMessages;
import com.clariva.connect.core.message.PastMessage;
import com.clariva.connect.core.message.Sender;
import com.clariva.connect.core.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingConversationsTest {
    private static final Sender ADA = new Sender(new InstagramId("17841400000000001"), Secret.of("IGAA-token"));
    private static final InstagramId JANE = new InstagramId("1234567890123456");

    private final AnsweringServer instagram = new AnsweringServer();
    private final DirectMessages messages = instagram.instagram().directMessages();

    @AfterEach
    void closeInstagram() {
        instagram.close();
    }

    @Test
    void bothSidesAreReadNewestFirst() {
        instagram.answers(conversation(
                "{\"id\":\"m1\",\"created_time\":\"2026-11-20T08:00:00+0000\",\"from\":{\"id\":\"1234567890123456\"},"
                        + "\"message\":\"Tuesday?\"}",
                "{\"id\":\"m2\",\"created_time\":\"2026-11-20T09:00:00+01:00\",\"from\":{\"id\":\"99\"},"
                        + "\"message\":\"\",\"attachments\":{\"data\":[{\"image_data\":{}},{\"video_data\":{}},"
                        + "{\"mime_type\":\"audio/mp4\",\"file_url\":\"https://cdn.example/1\"},"
                        + "{\"mime_type\":\"application/pdf\"}]}}",
                "{\"id\":\"m3\",\"created_time\":\"2026-11-20T08:00:01Z\","
                        + "\"from\":{\"id\":\"17841400000000001\"},\"message\":\"Yes\"}"));

        assertThat(messages.recent(ADA, JANE))
                .containsExactly(
                        new PastMessage("m3", true, text("Yes"), List.of(), Instant.parse("2026-11-20T08:00:01Z")),
                        new PastMessage(
                                "m1", false, text("Tuesday?"), List.of(), Instant.parse("2026-11-20T08:00:00Z")),
                        new PastMessage(
                                "m2",
                                true,
                                Optional.empty(),
                                List.of("image", "video", "audio", "file"),
                                Instant.parse("2026-11-20T08:00:00Z")));
    }

    @Test
    void questionNamesThePersonAndCarriesTheTokenInItsHeader() {
        instagram.answers(conversation());

        assertThat(messages.recent(ADA, JANE)).isEmpty();
        HttpUrl url = instagram.requests().get(0).getUrl();
        assertThat(url.encodedPath()).isEqualTo("/v25.0/me/conversations");
        assertThat(url.queryParameter("platform")).isEqualTo("instagram");
        assertThat(url.queryParameter("user_id")).isEqualTo(JANE.value());
        assertThat(url.queryParameter("fields")).startsWith("messages.limit(20){id,created_time,from,");
        assertThat(url.queryParameterNames()).doesNotContain("access_token");
        assertThat(instagram.requests().get(0).getHeaders().get("Authorization"))
                .isEqualTo("Bearer IGAA-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"created_time\":\"2026-11-20T08:00:00+0000\",\"from\":{\"id\":\"1\"}}",
                "{\"id\":\"m1\",\"from\":{\"id\":\"1\"}}",
                "{\"id\":\"m1\",\"created_time\":\"yesterday\",\"from\":{\"id\":\"1\"}}",
                "{\"id\":\"m1\",\"created_time\":\"2026-11-20T08:00:00+0000\"}",
                "7"
            })
    void messageWithoutDetailsIsPassedOver(String message) {
        instagram.answers(conversation(message));

        assertThat(messages.recent(ADA, JANE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"send/38-error-temporary-2.json", "send/39-error-unknown-1.json"})
    void troubleOfInstagramIsToldAsThat(String error) {
        instagram.answers(json(500, Payloads.text(error)));

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class)
                .isThrownBy(() -> messages.recent(ADA, JANE));
    }

    @Test
    void refusalIsToldByItsReason() {
        instagram.answers(json(400, "{\"error\":{\"code\":190,\"error_subcode\":463}}"));

        assertThatExceptionOfType(ConnectException.InstagramRefused.class)
                .isThrownBy(() -> messages.recent(ADA, JANE))
                .withMessage("read_conversation: Instagram refused with 190/463")
                .returns(Refusal.RECONNECT_NEEDED, ConnectException.InstagramRefused::refusal);
    }

    @Test
    void noAnswerIsToldAsThat() {
        instagram.answers(AnsweringServer.hangUp());

        assertThatExceptionOfType(ConnectException.InstagramUnavailable.class)
                .isThrownBy(() -> messages.recent(ADA, JANE));
    }

    private static MockResponse conversation(String... messages) {
        return json(200, "{\"data\":[{\"id\":\"c1\",\"messages\":{\"data\":[" + String.join(",", messages) + "]}}]}");
    }

    private static Optional<Text> text(String text) {
        return Optional.of(new Text(text));
    }
}
