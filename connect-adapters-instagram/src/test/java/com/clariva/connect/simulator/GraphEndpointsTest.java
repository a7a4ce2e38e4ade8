package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.CREATOR;
import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static com.clariva.connect.simulator.Sample.JANE;
import static com.clariva.connect.simulator.Sample.PERSONAL;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.simulator.AppUnderTest.Heard;
import com.clariva.connect.simulator.IssuedToken.Grant;
import com.clariva.connect.simulator.IssuedToken.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphEndpointsTest {
    private static final String FIELDS = "?fields=id,user_id,username,name,account_type,profile_picture_url";
    private static final String APPS = "/v25.0/me/subscribed_apps";

    private final AppUnderTest app = new AppUnderTest(SimulatedInstagram.start());
    private final SimulatedInstagram instagram = app.instagram;
    private final IssuedToken token = instagram.issueToken(DR_EXAMPLE);

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void accountHasTwoIdsAndTheyDiffer() {
        JsonNode me = app.get("/v25.0/me" + FIELDS, token).json();

        assertThat(me.path("id").asText()).isEqualTo(DR_EXAMPLE.appScopedId());
        assertThat(me.path("user_id").asText()).isEqualTo(DR_EXAMPLE.professionalId());
        assertThat(me.path("account_type").asText()).isEqualTo("BUSINESS");
    }

    @Test
    void profileComesFlatWrappedOrWithNumbers() {
        instagram.profileAnswers(ProfileShape.WRAPPED);
        JsonNode wrapped = app.get("/me" + FIELDS, token).json();
        instagram.profileAnswers(ProfileShape.FLAT_NUMERIC);
        JsonNode numeric = app.get("/me" + FIELDS, token).json();

        assertThat(wrapped.path("data").path(0).path("user_id").asText()).isEqualTo(DR_EXAMPLE.professionalId());
        assertThat(numeric.path("user_id").isNumber()).isTrue();
        assertThat(numeric.path("user_id").asText()).isEqualTo(DR_EXAMPLE.professionalId());
    }

    @Test
    void withoutFieldsOnlyTheUselessIdIsTold() {
        JsonNode me = app.get("/me", token).json();

        assertThat(me.fieldNames()).toIterable().containsExactly("id");
    }

    @Test
    void fieldThatDoesNotExistIsABadParameter() {
        assertThat(app.get("/me?fields=id,shoe_size", token).errorCode()).isEqualTo("100/-");
    }

    @Test
    void pictureMayBeMissingAndTheTypeIsTold() {
        JsonNode creator =
                app.get("/me" + FIELDS, instagram.issueToken(CREATOR)).json();
        JsonNode personal =
                app.get("/me" + FIELDS, instagram.issueToken(PERSONAL)).json();

        assertThat(creator.has("profile_picture_url")).isFalse();
        assertThat(creator.path("account_type").asText()).isEqualTo("MEDIA_CREATOR");
        assertThat(personal.path("account_type").asText()).isEqualTo("PERSONAL");
    }

    @Test
    void versionIsOptionalAndAnExpiredOneIsServedByTheOldest() {
        assertThat(versionServed("/me")).containsExactly("v21.0");
        assertThat(versionServed("/v18.0/me")).containsExactly("v21.0");
        assertThat(versionServed("/v25.0/me")).containsExactly("v25.0");
    }

    @Test
    void personHasAProfileOnceTheyHaveWritten() {
        String path = "/v25.0/" + JANE.igsid() + "?fields=name,username,profile_pic";

        Heard before = app.get(path, token);
        instagram.people().writes(DR_EXAMPLE, JANE, "Hello");
        Heard after = app.get(path, token);

        assertThat(before.errorCode()).isEqualTo("100/33");
        assertThat(after.json().path("username").asText()).isEqualTo("patient.example");
    }

    @Test
    void subscriptionIsMadeReadAndEnded() {
        JsonNode none = app.get(APPS, token).json();
        Heard made = app.post(APPS + "?subscribed_fields=messages,messaging_seen", token);
        JsonNode some = app.get(APPS, token).json();
        Heard ended = app.delete(APPS, token);

        assertThat(none).hasToString("{\"data\":[]}");
        assertThat(made.body()).isEqualTo("{\"success\":true}");
        assertThat(some)
                .hasToString("{\"data\":[{\"id\":\"18055000000000001\","
                        + "\"subscribed_fields\":[\"messages\",\"messaging_seen\"]}]}");
        assertThat(ended.body()).isEqualTo("{\"success\":true}");
        assertThat(instagram.subscribedFields(DR_EXAMPLE)).isEmpty();
    }

    @Test
    void fieldsMayComeAsJsonToo() {
        RequestBody body =
                RequestBody.create("{\"subscribed_fields\":[\"messages\"]}", MediaType.get("application/json"));

        Heard made = app.call(new Request.Builder()
                .url(instagram.graphUrl() + "/me/subscribed_apps?access_token=" + token.value())
                .post(body));

        assertThat(made.status()).isEqualTo(200);
        assertThat(instagram.subscribedFields(DR_EXAMPLE)).containsExactly("messages");
    }

    @Test
    void unknownFieldIsRefusedWithTheListOfKnownOnes() {
        JsonNode error = app.post(APPS + "?subscribed_fields=messages,message_reads", token)
                .json()
                .path("error");

        assertThat(error.path("code").asInt()).isEqualTo(100);
        assertThat(error.path("message").asText())
                .contains("Param subscribed_fields[1] must be one of {comments, live_comments,");
        assertThat(app.post(APPS, token).errorCode()).isEqualTo("100/-");
    }

    @Test
    void fieldNeedsItsPermission() {
        IssuedToken narrow = instagram
                .tokens()
                .issue(new Grant(
                        DR_EXAMPLE,
                        Kind.LONG_LIVED,
                        Set.of("instagram_business_basic", "instagram_business_manage_messages")));

        assertThat(app.post(APPS + "?subscribed_fields=messages,comments", narrow)
                        .errorCode())
                .isEqualTo("10/-");
        assertThat(app.post(APPS + "?subscribed_fields=messages", narrow).status())
                .isEqualTo(200);
    }

    private List<String> versionServed(String path) {
        return app.get(path, token).headers().getOrDefault("facebook-api-version", List.of());
    }
}
