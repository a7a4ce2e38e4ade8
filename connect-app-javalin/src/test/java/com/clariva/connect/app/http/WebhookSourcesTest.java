package com.clariva.connect.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.environment.AddressRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSourcesTest {
    private static final String META = "173.252.64.9";
    private static final String PROXY = "10.0.0.5";
    private static final String STRANGER = "203.0.113.7";

    private final WebhookSources direct = new WebhookSources(ranges("173.252.64.0/18"), List.of());
    private final WebhookSources proxied = new WebhookSources(ranges("173.252.64.0/18"), ranges("10.0.0.0/8"));

    @Test
    void withoutAListEverybodyMaySend() {
        assertThat(new WebhookSources(List.of(), List.of()).admit(STRANGER, List.of()))
                .isTrue();
    }

    @Test
    void withAListOnlyItsAddressesMay() {
        assertThat(direct.admit(META, List.of())).isTrue();
        assertThat(direct.admit(STRANGER, List.of())).isFalse();
    }

    @Test
    void strangerCannotForwardHimself() {
        assertThat(direct.admit(STRANGER, List.of(META))).isFalse();
        assertThat(proxied.admit(STRANGER, List.of(META))).isFalse();
    }

    @Test
    void trustedProxyForwards() {
        assertThat(proxied.admit(PROXY, List.of(META))).isTrue();
        assertThat(proxied.admit(PROXY, List.of(META, " 10.0.0.6"))).isTrue();
    }

    @Test
    void whatStandsBeforeTheNearestStrangerIsHisOwnInvention() {
        assertThat(proxied.admit(PROXY, List.of(META, STRANGER))).isFalse();
    }

    @Test
    void proxyThatForwardsNobodyIsNotMeta() {
        assertThat(proxied.admit(PROXY, List.of())).isFalse();
        assertThat(proxied.admit(PROXY, List.of("unknown"))).isFalse();
    }

    private static List<AddressRange> ranges(String... texts) {
        return List.of(texts).stream()
                .map(text -> AddressRange.parse(text).orElseThrow())
                .toList();
    }
}
