package com.clariva.connect.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.clariva.connect.app.environment.AddressRange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The server names an IPv6 peer with brackets. */
    @ParameterizedTest
    @ValueSource(strings = {"[2001:db8::1]", "2001:db8::1", "[2001:db8:0:0:0:0:0:1]", "[2001:db8::1%eth0]"})
    void ipv6PeerIsAnAddressLikeAnother(String peer) {
        assertThat(new WebhookSources(ranges("2001:db8::/32"), List.of()).admit(peer, List.of()))
                .isTrue();
        assertThat(new WebhookSources(ranges("173.252.64.0/18"), ranges("2001:db8::1")).admit(peer, List.of(META)))
                .isTrue();
        assertThat(new WebhookSources(ranges("2001:db9::/32"), List.of()).admit(peer, List.of()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.8:1, 198.51.100.8",
        "[2001:DB8::0:1]:443, 2001:db8::1",
        "unknown, 10.0.0.5",
        "999.1.1.1, 10.0.0.5",
        "a.example, 10.0.0.5"
    })
    void senderHasOneFormAndIsTheProxyWhereThatForwardsNoAddress(String hop, String sender) {
        assertThat(proxied.sender(PROXY, List.of(META, hop))).isEqualTo(sender);
    }

    private static List<AddressRange> ranges(String... texts) {
        return List.of(texts).stream()
                .map(text -> AddressRange.parse(text).orElseThrow())
                .toList();
    }
}
