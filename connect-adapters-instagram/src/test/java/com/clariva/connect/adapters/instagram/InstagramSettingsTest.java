package com.clariva.connect.adapters.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.clariva.connect.adapters.instagram.InstagramSettings.Addresses;
import com.clariva.connect.adapters.instagram.InstagramSettings.Asking;
import com.clariva.connect.core.secret.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramSettingsTest {
    private static final Secret APP_SECRET = Secret.of("0123456789abcdef0123456789abcdef");
    private static final URI CALLBACK = URI.create("https://connect.example.org/callback");

    /** Embedding services rely on these. */
    @Test
    void defaultsAreWrittenDown() {
        InstagramSettings settings =
                InstagramSettings.of("990000000000001", APP_SECRET, CALLBACK, InstantSource.system());

        assertThat(settings.addresses())
                .isEqualTo(new Addresses(
                        URI.create("https://www.instagram.com/oauth/authorize"),
                        URI.create("https://api.instagram.com/oauth/access_token"),
                        URI.create("https://graph.instagram.com"),
                        "v25.0"));
        assertThat(settings.asking())
                .isEqualTo(new Asking(
                        List.of(
                                "instagram_business_basic",
                                "instagram_business_manage_messages",
                                "instagram_business_manage_comments"),
                        List.of(
                                "messages",
                                "messaging_seen",
                                "messaging_postbacks",
                                "message_reactions",
                                "messaging_referral",
                                "comments"),
                        false));
    }

    @Test
    void oneThingIsChangedAtATime() {
        InstagramSettings settings =
                InstagramSettings.of("990000000000001", APP_SECRET, CALLBACK, InstantSource.system());

        assertThat(settings.withAddresses(Addresses.INSTAGRAM.withGraphVersion("v26.0"))
                        .addresses()
                        .graphVersion())
                .isEqualTo("v26.0");
        assertThat(settings.withAsking(Asking.USUAL.withScopes(List.of("a")).withWebhookFields(List.of("b")))
                        .asking())
                .isEqualTo(new Asking(List.of("a"), List.of("b"), false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "12a", " 12"})
    void appIdIsDigits(String appId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstagramSettings.of(appId, APP_SECRET, CALLBACK, InstantSource.system()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/callback", "ftp://connect.example.org/", "mailto:ada@example.org", "https:///callback"})
    void addressIsHttpAndNamesAHost(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InstagramSettings.of("1", APP_SECRET, URI.create(address), InstantSource.system()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25.0", "v25", "v25.0/me", "v25.0?"})
    void graphVersionLooksLikeOne(String version) {
        assertThatIllegalArgumentException().isThrownBy(() -> Addresses.INSTAGRAM.withGraphVersion(version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Messages", "messages,comments", "messages&x=1"})
    void fieldsAndScopesAreWords(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> Asking.USUAL.withWebhookFields(List.of(word)));
        assertThatIllegalArgumentException().isThrownBy(() -> Asking.USUAL.withScopes(List.of(word)));
        assertThatIllegalArgumentException().isThrownBy(() -> Asking.USUAL.withScopes(List.of()));
    }

    @Test
    void settingsPrintNoSecret() {
        assertThat(InstagramSettings.of("1", APP_SECRET, CALLBACK, InstantSource.system())
                        .toString())
                .doesNotContain(APP_SECRET.reveal());
    }
}
