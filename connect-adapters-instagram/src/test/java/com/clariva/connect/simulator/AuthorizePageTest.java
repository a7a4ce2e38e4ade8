package com.clariva.connect.simulator;

import static com.clariva.connect.simulator.Sample.CLINIC;
import static com.clariva.connect.simulator.Sample.DR_EXAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.simulator.AppUnderTest.Heard;
import java.net.URI;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizePageTest {
    private final AppUnderTest app = new AppUnderTest(
            SimulatedInstagram.start(SimulatorSettings.create().withRedirectUri(AppUnderTest.CALLBACK)));

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void allowGoesBackWithCodeStateAndFragment() {
        URI back = app.instagram.allow(app.authorizationUrl().build().uri(), CLINIC);

        assertThat(back.toString()).startsWith(AppUnderTest.CALLBACK + "?code=").endsWith("&state=state-1#_");
    }

    @Test
    void cancelGoesBackWithTheRefusalAndTheState() {
        URI back = app.instagram.cancel(app.authorizationUrl().build().uri());

        assertThat(back)
                .hasToString(AppUnderTest.CALLBACK + "?error=access_denied&error_reason=user_denied"
                        + "&error_description=The+user+denied+your+request&state=state-1");
    }

    @Test
    void unTickedPermissionIsNotGranted() {
        URI back = app.instagram.allow(
                app.authorizationUrl().build().uri(), DR_EXAMPLE, Set.of("instagram_business_manage_messages"));

        Heard answer = app.exchangeCode(AppUnderTest.codeIn(back));

        assertThat(answer.json().path("permissions"))
                .extracting(node -> node.asText())
                .containsExactly("instagram_business_basic", "instagram_business_manage_messages");
    }

    @Test
    void permissionThatWasNotAskedForCannotBeTicked() {
        URI url = app.authorizationUrl()
                .setQueryParameter("scope", "instagram_business_basic")
                .build()
                .uri();

        URI back = app.instagram.allow(url, DR_EXAMPLE, SimulatedInstagram.ALL_PERMISSIONS);

        assertThat(app.exchangeCode(AppUnderTest.codeIn(back)).json().path("permissions"))
                .hasSize(1);
    }

    @Test
    void pageShowsTheAccountsAndEscapesWhatItIsGiven() {
        HttpUrl url = app.authorizationUrl()
                .setQueryParameter("state", "\"><script>alert(1)</script>")
                .build();

        Heard page = app.call(new Request.Builder().url(url));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("dr.example", "clinic.example", ">Allow<", ">Cancel<");
        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @CsvSource({
        "client_id, 123, Invalid platform app",
        "redirect_uri, https://elsewhere.example/callback, Invalid redirect_uri",
        "redirect_uri, https://clinic.example/callback/, Invalid redirect_uri",
        "response_type, token, Invalid response_type",
        "scope, business_basic, Invalid Scopes: business_basic",
        "scope, instagram_business_manage_messages, Invalid Scopes: instagram_business_basic is required",
        "force_authentication, 1, this page isn",
    })
    void requestThatIsNotInOrderGetsNoPageAndNoRedirect(String name, String value, String sentence) {
        HttpUrl url = app.authorizationUrl().setQueryParameter(name, value).build();

        Heard page = app.call(new Request.Builder().url(url));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.headers()).doesNotContainKey("location");
        assertThat(page.body()).contains(sentence);
    }

    @Test
    void scopesMayBeSeparatedBySpaces() {
        HttpUrl url = app.authorizationUrl()
                .setQueryParameter("scope", "instagram_business_basic instagram_business_manage_messages")
                .build();

        assertThat(app.call(new Request.Builder().url(url)).status()).isEqualTo(200);
    }

    @Test
    void accountThatDoesNotExistCannotAllow() {
        FormBody.Builder form = new FormBody.Builder().add("decision", "allow").add("account", "17841499999999999");
        HttpUrl url = app.authorizationUrl().build();

        Heard answer = app.post(url.toString(), form.build());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Please choose an account.");
    }
}
